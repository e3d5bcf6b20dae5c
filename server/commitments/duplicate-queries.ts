import { oncePerDatabase } from '../../db/once.ts'
import type { Quote } from './commitment.ts'
import { likelihoodOf, type Promised } from './duplicates.ts'
import type { Kind } from './kinds.ts'

interface OpenWords {
  id: number
  versionId: number
  start: number
  end: number
  text: string
  isSameAnswer: 0 | 1
  kind: Kind
  policyIds: string
  phrase: string | null
  earliest: string | null
  latest: string | null
}

/** More than these would not be looked at. */
const MOST = 5

/** Finds the open commitments that words likely make again. */
export const duplicateQueries = oncePerDatabase((db) => {
  const openWords = db.prepare<[number], OpenWords>(`
    with answer as (select text from answer_version where id = ?),
         words as (
           select id as commitment_id, answer_version_id, starts_at, ends_at, quote from commitment
           union all
           select commitment_id, answer_version_id, starts_at, ends_at, quote from commitment_mention)
    select c.id, w.answer_version_id as versionId, w.starts_at as start, w.ends_at as end, w.quote as text,
           v.text = (select text from answer) as isSameAnswer, c.kind,
           (select json_group_array(policy_id) from commitment_policy p where p.commitment_id = c.id) as policyIds,
           c.due_phrase as phrase, c.due_earliest as earliest, c.due_latest as latest
      from commitment c
      join words w on w.commitment_id = c.id
      join answer_version v on v.id = w.answer_version_id
     where c.status in ('open', 'in-progress', 'partly-delivered')
     order by c.id desc`)

  /** Their numbers, the newest first. The same words of the same answer count whatever they promise. */
  function likely(quote: Quote, promised: Promised): number[] {
    const isLikely = likelihoodOf(promised)
    const found = openWords
      .all(quote.answerVersionId)
      .filter((words) => isSamePlace(words, quote) || isLikely(asPromised(words)))
    return [...new Set(found.map(({ id }) => id))].slice(0, MOST)
  }

  return { likely }
})

/** Some of the words themselves, or the same words in a grouped question's copy of the answer. */
function isSamePlace({ versionId, start, end, text, isSameAnswer }: OpenWords, quote: Quote): boolean {
  if (versionId === quote.answerVersionId) return start < quote.end && end > quote.start
  return isSameAnswer === 1 && text === quote.text
}

function asPromised({ text, kind, policyIds, phrase, earliest, latest }: OpenWords): Promised {
  return { text, kind, policyIds: JSON.parse(policyIds) as number[], deadline: { phrase, earliest, latest } }
}
