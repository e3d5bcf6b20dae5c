/**
 * Whether a date in a sentence is one by which something will be done, or the date of something past, of a document
 * or of a reference. Looked for in the verbs around it: the last one before it decides.
 */

const FUTURE =
  /\b(?:will|shall|'ll|’ll|to be|due|intend(?:s|ed|ing)?|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|expect(?:s|ed|ing)?|anticipat(?:e|es|ed|ing)|(?:is|are|am|be|been|has|have|also|already|remains?|\w+ly) committed|commit(?:s|ment)?|committing|schedul(?:ed|ing)|proposes?|hopes?|hoping|going to|on track|set to|targets?|ambitions?|mission|pledge[ds]?|(?:has|have) (?:agreed|undertaken|decided|promised) to|must|forthcoming|upcoming|comes? into (?:force|effect)|takes? effect|gets under way|goes live|(?:begins|starts|launches|opens|commences)(?= (?:in|on|from|next|later|this|at|early))|halv(?:e|ing)|subject to|envisage[ds]?|about to|need(?:s)? to|(?:is|are|am|'re|’re) (?:\w+ly |also |now )?\w+ing)\b/gi

const PAST =
  /\b(?:was|were|had|has|have|been|came|began|took|made|gave|given|wrote|written|told|said|saw|went|left|sent|put|laid|led|met|held|ran|rose|fell|won|spent|brought|became|set out|saw|known|since|last|earlier|past|ended|ending|up to(?= (?:the|this|last|20\d\d|\d{1,2} [A-Z]|[A-Z])))\b|\b\w{2,}ed\b/gi

/** Words in "-ed" that look forward, or are no verbs. */
const NOT_PAST =
  /^(?:expected|intended|planned|committed|scheduled|proposed|anticipated|needed|required|pledged|aimed|targeted|envisaged|related|associated|involved|affected|concerned|attached|linked|connected|supported|funded|informed|based|designed|united|limited|detailed|dedicated|advanced|indeed|need|speed|feed|seed|exceed|proceed|succeed|breed|agreed|embed|shed|led|bed|red|hundred|sacred|named|so-called)$/i

/** Before a participle these say that it is still to come or that it is no verb: "will be published", "an updated plan". */
const NOT_DONE =
  /\b(?:be|being|is|are|a|an|the|our|its|their|his|her|this|these|those|any|further|more|new|newly|all|of|for|get|gets|getting)(?: \w+ly)?[ -]$/i

/** "The answer of", "the letter on": the date of a reference. */
const REFERENCE =
  /\b(?:answers?|repl(?:y|ies)|questions?|letters?|statements?|debates?|hansard|wms|uin|correspondence|oral evidence|evidence session|response) (?:given |made |tabled |dated |sent |issued |published |provided )?$/i

/** How the time of something is told to which no promise is tied. */
const PERIOD_OF_DATA =
  /\b(?<!(?:per|a|each) )(?:year|years|period|quarter|months|week|as|ending|ended|up to|prior|data|statistics|figures) $/i

type Tense = 'future' | 'past' | 'none'

/** True when the verbs round `at` look forward. `strict`: they must, else it is enough that they do not look back. */
export function looksForward(sentence: string, start: number, end: number, strict: boolean): boolean {
  const before = sentence.slice(Math.max(0, start - REACH), start)
  if (/^(?:on|of|in|from|\d)\b/i.test(sentence.slice(start, end)) && REFERENCE.test(before)) return false
  const tense = tenseOf(before)
  const isHabit = /^(?:every|each|once|twice|on an?|[a-z-]+ly)\b/i.test(sentence.slice(start, end))
  const after = sentence.slice(end, end + REACH)
  if (!strict && tense === 'none') return !opensClause(before) || firstTense(after) !== 'past'
  if (!strict) return tense === 'future' || hasFuture(before)
  if (tense !== 'none') return tense === 'future' && (isHabit || !PERIOD_OF_DATA.test(before))
  return opensClause(before) && firstTense(after) === 'future'
}

/** How far a verb may stand from its date, in characters. */
const REACH = 400

export function hasFuture(text: string): boolean {
  return text.search(FUTURE) >= 0
}

function opensClause(before: string): boolean {
  return /(?:^|[,;:–—(-]|\b(?:and|that|but|therefore|however|then))\s*$/i.test(before)
}

function tenseOf(text: string): Tense {
  const future = ends(text, FUTURE).at(-1)
  const past = pastVerbs(text).at(-1)
  if (future === undefined && past === undefined) return 'none'
  return (future ?? -1) >= (past ?? -1) ? 'future' : 'past'
}

function firstTense(text: string): Tense {
  const future = ends(text, FUTURE)[0]
  const past = pastVerbs(text)[0]
  if (future === undefined && past === undefined) return 'none'
  return (future ?? text.length) <= (past ?? text.length) ? 'future' : 'past'
}

function ends(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map(({ index, 0: words }) => index + words.length)
}

function pastVerbs(text: string): number[] {
  const verbs = [...text.matchAll(PAST)].filter(({ index, 0: word }) =>
    isPast(word, text.slice(Math.max(0, index - 24), index)),
  )
  return verbs.map(({ index, 0: word }) => index + word.length)
}

function isPast(word: string, before: string): boolean {
  if (NOT_PAST.test(word)) return false
  if (/\b(?:will|to|shall|may|can|must|should|would|could)(?: also| then)? (?:have|be)? ?$/i.test(before))
    return false
  return !NOT_DONE.test(before)
}
