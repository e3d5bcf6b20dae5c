import { oncePerDatabase } from '../../db/once.ts'
import { bandKeysOf } from './fingerprint.ts'
import { NO_LINE, type Wording } from './likeness.ts'

interface Band {
  key: number
  lineId: number
  id: number
}

/** Which wordings are of which line, and the going of wordings. */
export const lineWordings = oncePerDatabase((db) => {
  const losses = db.prepare<[], Wording & { isUsed: 0 | 1 }>(`
    select w.id, w.key, w.signature, w.line_id as lineId,
           exists (select 1 from line_use u where u.wording_id = w.id) as isUsed
      from line_loss l
      join line_wording w on w.id = l.wording_id`)
  const clearLosses = db.prepare('delete from line_loss')
  const remove = db.prepare<[number]>('delete from line_wording where id = ?')
  const removeBand = db.prepare<Band>(
    'delete from line_band where key = :key and line_id = :lineId and wording_id = :id',
  )
  const moveBand = db.prepare<Band & { to: number }>(
    'update line_band set line_id = :to where key = :key and line_id = :lineId and wording_id = :id',
  )
  const WORDING = 'select id, key, signature, line_id as lineId from line_wording'
  const byId = db.prepare<[number], Wording>(`${WORDING} where id = ?`)
  const ofLine = db.prepare<[number], Wording>(`${WORDING} where line_id = ? order by id`)
  const addLine = db.prepare('insert into line default values')
  const move = db.prepare<{ id: number; lineId: number | null }>(
    'update line_wording set line_id = :lineId where id = :id',
  )
  const merge = db.prepare<{ kept: number; gone: number }>(
    'update line set merged_into = :kept where id = :gone or merged_into = :gone',
  )
  const countAnswers = db
    .prepare<[number], number>('select count(distinct answer_key) from line_use where wording_id = ?')
    .pluck()

  /** Removes the wordings that no answer has any more. @returns them, and those that have lost some of their uses */
  function forgetUnused(): { gone: Wording[]; left: number[] } {
    const all = losses.all()
    clearLosses.run()
    const unused = all.filter(({ isUsed }) => isUsed === 0)
    for (const { id, signature, lineId } of unused) {
      for (const key of bandKeysOf(signature)) removeBand.run({ key, lineId: lineId ?? NO_LINE, id })
      remove.run(id)
    }
    return { gone: unused, left: all.filter(({ isUsed }) => isUsed === 1).map(({ id }) => id) }
  }

  /** Puts two wordings and all that hang together with them in one line; of two lines the older keeps its number. */
  function unite(one: Wording, other: Wording): { kept: number; gone: number | null } {
    const lines = [one, other].flatMap(({ lineId }) => lineId ?? []).sort((a, b) => a - b)
    const [kept = begin([]), gone = null] = lines
    for (const wording of [one, other]) put(wording, kept)
    if (gone !== null) {
      for (const wording of ofLine.all(gone)) put(wording, kept)
      merge.run({ kept, gone })
    }
    return { kept, gone }
  }

  /** Leaves a line to the part of it that most answers use; of the others those of several wordings are lines too. */
  function part(parts: readonly (readonly Wording[])[]): void {
    const answersIn = (wordings: readonly Wording[]) =>
      wordings.reduce((sum, { id }) => sum + answersOf(id), 0)
    const [, ...others] = parts.toSorted((one, other) => answersIn(other) - answersIn(one))
    for (const wordings of others) {
      const lineId = wordings.length > 1 ? begin([]) : null
      for (const wording of wordings) put(wording, lineId)
    }
  }

  /** @returns the number of the new line */
  function begin(wordingIds: readonly number[]): number {
    const lineId = Number(addLine.run().lastInsertRowid)
    for (const id of wordingIds) {
      const wording = byId.get(id)
      if (wording) put(wording, lineId)
    }
    return lineId
  }

  /** Leaves the wordings of a line in none. */
  function dissolve(lineId: number): void {
    for (const wording of ofLine.all(lineId)) put(wording, null)
  }

  /** Its bands say of which line it is, too. */
  function put({ id, signature, lineId }: Wording, to: number | null): void {
    if (lineId === to) return
    move.run({ id, lineId: to })
    for (const key of bandKeysOf(signature)) {
      moveBand.run({ key, lineId: lineId ?? NO_LINE, id, to: to ?? NO_LINE })
    }
  }

  /** In how many answers a wording stands. */
  function answersOf(wordingId: number): number {
    return countAnswers.get(wordingId) ?? 0
  }

  return { forgetUnused, unite, part, begin, dissolve, answersOf }
})
