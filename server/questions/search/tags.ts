import { LAPSED, STATUS_CODES, TAGGED, type TaggedFacet, tagOf } from './codes.ts'

export function isTagged(column: string): column is TaggedFacet {
  return (TAGGED as readonly string[]).includes(column)
}

/**
 * A filter as an expression over the tags of the index, for ranking inside it. *Lapsed* is no tag, since it changes with
 * time: it is an open status together with the tag of an ended session.
 */
export function tagsFor(
  column: TaggedFacet,
  codes: ReadonlySet<number>,
  endedSessions: readonly number[],
): string {
  if (column !== 'status') return anyTag(column, [...codes])
  const ended = endedSessions.length > 0 ? anyTag('session', endedSessions) : null
  const open = [STATUS_CODES.unanswered, STATUS_CODES.holding]
  const clauses = [...codes].flatMap((code) => {
    if (code === LAPSED) return ended ? [`(${anyTag('status', open)} AND ${ended})`] : []
    const tag = anyTag('status', [code])
    return [ended && open.includes(code) ? `(${tag} NOT ${ended})` : tag]
  })
  return clauses.length > 0 ? `(${clauses.join(' OR ')})` : anyTag('status', [0])
}

function anyTag(column: TaggedFacet, codes: readonly number[]): string {
  return `tags : (${codes.map((code) => `"${tagOf(column, code)}"`).join(' OR ')})`
}
