import { memberName, standingOn } from '../members/member.ts'
import { memberQueries } from '../members/queries.ts'
import type { Context } from '../web/context.ts'
import type { ExportedQuestion } from './export.ts'
import { exportQueries } from './export-queries.ts'
import { questionListing } from './listing.ts'
import { questionQueries } from './queries.ts'

/** Reads questions for an export, part by part. */
export function exportReader(context: Pick<Context, 'db' | 'config' | 'clock'>) {
  const { db } = context
  const sql = exportQueries(db)
  const questions = questionQueries(db)
  const members = memberQueries(db)
  const listing = questionListing(context)

  /**
   * The questions of some search keys, in their order; one that is gone, or of the sample, is left out. Each call of
   * this reads Members anew; the function that it gives knows those it has met.
   */
  function reading(): (keys: readonly number[]) => ExportedQuestion[] {
    const standingsOf = memo(members.standings)
    const nameOf = memo((id: number) => {
      const member = members.byId(id)
      return member ? memberName(member) : null
    })
    return (keys) => {
      const ids = sql.questionIds(keys)
      const judge = listing.judge()
      const rows = new Map(questions.byIds([...ids.values()]).map((row) => [row.id, row]))
      const facts = new Map(sql.facts([...ids.values()]).map((fact) => [fact.questionId, fact]))
      return keys.flatMap((key) => {
        const id = ids.get(key) ?? -1
        const [row, fact] = [rows.get(id), facts.get(id)]
        if (!row || !fact) return []
        const standing = row.askerId === null ? null : standingOn(standingsOf(row.askerId), row.dateTabled)
        const answerer = fact.answererId === null ? null : nameOf(fact.answererId)
        return [{ ...judge(row), facts: fact, asker: row.asker && memberName(row.asker), standing, answerer }]
      })
    }
  }

  return { reading }
}

/** Asks once for each id. */
function memo<T>(ask: (id: number) => T): (id: number) => T {
  const known = new Map<number, T>()
  return (id) => {
    const value = known.get(id) ?? ask(id)
    known.set(id, value)
    return value
  }
}
