import { oncePerDatabase } from '../../../db/once.ts'
import type { Quote } from '../commitment.ts'
import type { Kind } from '../kinds.ts'
import { likelihoodOf, type Promised } from './duplicates.ts'

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

/** Open commitments with words of theirs; a query goes on with where the words `w` are from. */
const OPEN_WORDS = `
  select c.id, w.answer_version_id as versionId, w.starts_at as start, w.ends_at as end, w.quote as text,
         w.quote = :text and exists (
           select 1
             from answer_version one
             join answer_version other on other.text = one.text
            where one.id = w.answer_version_id and other.id = :answerVersionId) as isSameAnswer,
         c.kind,
         (select json_group_array(policy_id) from commitment_policy p where p.commitment_id = c.id) as policyIds,
         c.due_phrase as phrase, c.due_earliest as earliest, c.due_latest as latest
    from commitment c`

const IS_OPEN = "c.status in ('open', 'in-progress', 'partly-delivered')"

/** Finds the open commitments that words likely make again. */
export const duplicateQueries = oncePerDatabase((db) => {
  const ownWords = db.prepare<Quote, OpenWords>(
    `${OPEN_WORDS} join commitment w on w.id = c.id where ${IS_OPEN}`,
  )
  const linkedWords = db.prepare<Quote, OpenWords>(
    `${OPEN_WORDS} join commitment_mention w on w.commitment_id = c.id where ${IS_OPEN}`,
  )

  /** Their numbers, the newest first. The same words of the same answer count whatever they promise. */
  function likely(quote: Quote, promised: Promised): number[] {
    const isLikely = likelihoodOf(promised)
    const found = [...ownWords.all(quote), ...linkedWords.all(quote)].filter(
      (words) => isSamePlace(words, quote) || isLikely(asPromised(words)),
    )
    return [...new Set(found.map(({ id }) => id))].sort((one, other) => other - one).slice(0, MOST)
  }

  return { likely }
})

/** Some of the words themselves, or the same words in a grouped question's copy of the answer. */
function isSamePlace({ versionId, start, end, isSameAnswer }: OpenWords, quote: Quote): boolean {
  if (versionId === quote.answerVersionId) return start < quote.end && end > quote.start
  return isSameAnswer === 1
}

function asPromised({ text, kind, policyIds, phrase, earliest, latest }: OpenWords): Promised {
  return { text, kind, policyIds: JSON.parse(policyIds) as number[], deadline: { phrase, earliest, latest } }
}
