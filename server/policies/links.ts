import { oncePerDatabase } from '../../db/once.ts'
import { type NameOf, type Naming, namerOf, wordsOf } from './linking.ts'
import { FOUND_IN, type FoundIn } from './policy.ts'

interface Texts {
  id: number
  heading: string | null
  text: string
  answer: string | null
}

interface Link extends Naming {
  foundIn: FoundIn
}

/** Questions whose texts are held in memory at once. */
const PART = 500

/**
 * Which questions and answers name which policies. The links follow from the current texts and the names alone, so
 * whoever changes either has them found anew, in the same transaction.
 *
 * The SQL reads questions and answers, which stand above policies and import them.
 */
export const policyLinks = oncePerDatabase((db) => {
  const names = db.prepare<[], NameOf>('select policy_id as policyId, alias from policy_alias')
  const texts = db.prepare<[string], Texts>(`
    select q.id, q.heading, q.text, a.text as answer
      from question q
      left join current_answer a on a.question_id = q.id
     where q.id in (select value from json_each(?))`)
  const linked = db.prepare<[string], Link & { questionId: number }>(`
    select question_id as questionId, policy_id as policyId, found_in as foundIn, words
      from policy_link
     where question_id in (select value from json_each(?))`)
  const unlink = db.prepare<[number]>('delete from policy_link where question_id = ?')
  const link = db.prepare<Link & { questionId: number }>(`
    insert into policy_link (policy_id, question_id, found_in, words)
    values (:policyId, :questionId, :foundIn, :words)`)
  // Stemmed and without accents: these are candidates, and the texts are looked at word by word after.
  const matching = db
    .prepare<[string], number>(`
      select f.question_id
        from search_index i
        join search_facet f on f.search_key = i.rowid
       where search_index match ?`)
    .pluck()
  const everyId = db
    .prepare<[number, number], number>('select id from question where id > ? order by id limit ?')
    .pluck()

  /** Finds the links of questions that are new, or whose texts or answers may have changed. */
  function write(questionIds: Iterable<number>): void {
    const ids = [...new Set(questionIds)]
    const namer = namerOf(names.all())
    for (let from = 0; from < ids.length; from += PART) writePart(ids.slice(from, from + PART), namer)
  }

  function writePart(ids: readonly number[], namer: (text: string) => Naming[]): void {
    const json = JSON.stringify(ids)
    const before = linked.all(json)
    const had = new Set(before.map(({ questionId }) => questionId))
    for (const { id: questionId, ...rest } of texts.all(json)) {
      const links = linksIn(rest, namer)
      const old = had.has(questionId) ? before.filter((one) => one.questionId === questionId) : []
      if (isSame(old, links)) continue
      unlink.run(questionId)
      for (const one of links) link.run({ questionId, ...one })
    }
  }

  /**
   * Finds the links anew wherever one of these names may stand: names that were added, or taken away and stand no
   * more in the table. A longer name hides a shorter one, so the links of other policies may change too.
   */
  function relink(aliases: readonly string[]): void {
    if (aliases.length === 0) return
    const matches = aliases.map(matchOf)
    write(matches.includes(null) ? everyQuestion() : matches.flatMap((match) => matching.all(match ?? '')))
  }

  function everyQuestion(): number[] {
    const ids: number[] = []
    for (let part = everyId.all(0, PART); part.length > 0; part = everyId.all(part.at(-1) ?? 0, PART)) {
      ids.push(...part)
    }
    return ids
  }

  return { write, relink }
})

/** One link for each policy and place: by the first words there that name it. */
function linksIn({ heading, text, answer }: Omit<Texts, 'id'>, namer: (text: string) => Naming[]): Link[] {
  const places = { question: `${heading ?? ''}\n\n${text}`, answer: answer ?? '' }
  return FOUND_IN.flatMap((foundIn) => {
    const first = new Map<number, Link>()
    for (const naming of namer(places[foundIn])) {
      if (!first.has(naming.policyId)) first.set(naming.policyId, { ...naming, foundIn })
    }
    return [...first.values()]
  })
}

function isSame(before: readonly Link[], after: readonly Link[]): boolean {
  const said = (links: readonly Link[]) =>
    links
      .map(({ policyId, foundIn, words }) => `${policyId} ${foundIn} ${words}`)
      .sort()
      .join('\n')
  return before.length === after.length && said(before) === said(after)
}

/**
 * What the full-text index finds wherever the name stands, and more: the name as a phrase. SQLite and JavaScript do not
 * fold all letters in the same way, so where some words have others than ASCII's, the rest of them; null without any.
 */
function matchOf(alias: string): string | null {
  const words = wordsOf(alias)
  const plain = words.filter((word) => /^[a-z0-9]+$/.test(word))
  if (plain.length === 0) return null
  const match =
    plain.length === words.length ? `"${plain.join(' ')}"` : plain.map((word) => `"${word}"`).join(' AND ')
  return `{heading question answer} : (${match})`
}
