import type { Highlight } from '../answers/html/highlight.ts'
import type { Note } from '../answers/html/highlight-notes.ts'
import type { CivilDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { Commitment, Quote } from './commitment.ts'
import type { SuggestionRow } from './inbox/queries.ts'
import type { MentionRow } from './logging/mention-queries.ts'
import { summaryOf } from './summary.ts'

/** A commitment that an answer makes, or makes again, with all the words that do. */
export interface CommitmentInAnswer {
  commitment: Commitment
  /** Those in the current version first. */
  places: readonly Quote[]
  /** It was made in another answer, and only said again in this one. */
  isSaidAgain: boolean
}

/** What the versions of a question's answer hold. */
interface Held {
  /** Oldest first; the last is the current one. */
  versions: readonly { id: number; text: string }[]
  /** Made in it. */
  own: readonly Commitment[]
  /** Of other answers. */
  saidAgain: readonly Commitment[]
  /** Further words of either. */
  mentions: readonly MentionRow[]
}

/** The commitments of an answer with their places: those made in it, then those only said again, as their words come. */
export function commitmentsInAnswer({ versions, own, saidAgain, mentions }: Held): CommitmentInAnswer[] {
  const placesOf = ({ id }: Commitment, quotes: readonly Quote[]) =>
    withCurrent([...quotes, ...mentions.filter(({ commitmentId }) => commitmentId === id)], versions.at(-1))
  const firstOf = ({ id }: Commitment) => mentions.findIndex(({ commitmentId }) => commitmentId === id)
  const others = saidAgain.toSorted((one, other) => firstOf(one) - firstOf(other))
  return [
    ...own.map((one) => ({ commitment: one, places: placesOf(one, [one.quote]), isSaidAgain: false })),
    ...others.map((one) => ({ commitment: one, places: placesOf(one, []), isSaidAgain: true })),
  ]
}

/** Words of an earlier version that stand once in the current one are its words too. */
function withCurrent(quotes: readonly Quote[], current: Held['versions'][number] | undefined): Quote[] {
  if (!current) return [...quotes]
  const here = quotes.filter(({ answerVersionId }) => answerVersionId === current.id)
  const earlier = quotes.filter(({ answerVersionId }) => answerVersionId !== current.id)
  const kept = here.length > 0 ? [] : earlier.slice(0, 1).flatMap(({ text }) => onlyPlaceOf(text, current))
  return [...here, ...kept, ...earlier]
}

function onlyPlaceOf(words: string, { id, text }: Held['versions'][number]): Quote[] {
  const start = text.indexOf(words)
  if (start < 0 || text.indexOf(words, start + 1) >= 0) return []
  return [{ answerVersionId: id, start, end: start + words.length, text: words }]
}

/**
 * What to mark in each version, by its id.
 * @param back the page's own path, to come back to after a decision
 */
export function highlightsByVersion(
  commitments: readonly CommitmentInAnswer[],
  suggestions: readonly SuggestionRow[],
  { today, back }: { today: CivilDate; back: string },
): ReadonlyMap<number, Highlight[]> {
  const byVersion = new Map<number, Highlight[]>()
  function add({ answerVersionId }: { answerVersionId: number }, highlight: Highlight): void {
    byVersion.set(answerVersionId, [...(byVersion.get(answerVersionId) ?? []), highlight])
  }
  for (const { commitment, places } of commitments) {
    for (const [index, place] of places.entries()) {
      add(place, commitmentHighlight(commitment, place, index, today))
    }
  }
  for (const suggestion of suggestions) add(suggestion, suggestionHighlight(suggestion, back))
  return byVersion
}

/** The words lead to the commitment, and what stands after them to its place in the page's list. */
function commitmentHighlight(
  commitment: Commitment,
  { start, end }: Quote,
  index: number,
  today: CivilDate,
): Highlight {
  const { id } = commitment
  const { href, tag } = summaryOf(commitment, today)
  const note = {
    text: tag.text,
    detail: `(commitment ${id})`,
    className: `answer-note status status--${tag.kind}`,
    does: { href: `#${listId(id)}` },
  }
  return {
    start,
    end,
    id: index === 0 ? wordsId(id) : null,
    className: 'answer-mark',
    link: { href, label: `Commitment ${id}` },
    notes: [note],
  }
}

function suggestionHighlight({ id, start, end }: SuggestionRow, back: string): Highlight {
  const detail = `suggestion ${id}`
  const notes: Note[] = [
    { text: 'Accept', detail, className: 'answer-note answer-note--button', does: { form: acceptId(id) } },
    {
      text: 'Accept with changes',
      detail,
      className: 'answer-note',
      does: { href: paths.suggestionAcceptance(id, back) },
    },
    {
      text: 'Details',
      detail: `of ${detail}`,
      className: 'answer-note',
      does: { href: `#suggestion-${id}` },
    },
  ]
  return {
    start,
    end,
    id: suggestionWordsId(id),
    className: 'answer-mark answer-mark--suggested',
    link: null,
    notes,
  }
}

/** The ids by which the marks of a page, its lists and its forms find each other. */
export const wordsId = (commitmentId: number) => `commitment-${commitmentId}-words`
export const suggestionWordsId = (suggestionId: number) => `suggestion-${suggestionId}-words`
export const listId = (commitmentId: number) => `commitment-${commitmentId}`
export const acceptId = (suggestionId: number) => `accept-${suggestionId}`
