/** How a text refers to a question. */
export const REFERENCE_KINDS = ['pursuant', 'further', 'reference', 'referral', 'chaser', 'mention'] as const
export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

const phrases = (kind: ReferenceKind, ...said: string[]) =>
  said.map((phrase) => ({ kind, words: phrase.split(' ') }))

/** The words that lead in to a reference, the longer before the shorter that begin alike. */
export const LEADS: readonly { kind: ReferenceKind; words: readonly string[] }[] = [
  ...phrases('pursuant', 'pursuant to', 'persuant to', 'pursuant'),
  ...phrases('further', 'further to', 'following on from', 'following up on', 'following', 'subsequent to'),
  ...phrases(
    'reference',
    'with reference to',
    'in reference to',
    'by reference to',
    'with regard to',
    'with regards to',
    'with respect to',
    'in relation to',
    'in the light of',
    'in light of',
    'in view of',
    'on the basis of',
    'referring to',
    'relating to',
    'regarding',
    'concerning',
    'as stated in',
    'as set out in',
    'according to',
  ),
  ...phrases('referral', 'refer', 'refers', 'referred', 'direct', 'point', 'attention', 'see'),
]

/** What names a question's number. The strong ones name nothing else, so that any number after them is one. */
export const LABELS: ReadonlySet<string> = new Set(['question', 'questions', 'q', 'qs'])
export const STRONG_LABELS: ReadonlySet<string> = new Set([
  'uin',
  'uins',
  'pq',
  'pqs',
  'wpq',
  'wpqs',
  'wq',
  'wqs',
])

/** What may stand between such a name and the number. */
export const BEFORE_A_NUMBER: ReadonlySet<string> = new Set([
  ...STRONG_LABELS,
  ...['number', 'numbers', 'numbered', 'no', 'nos', 'reference', 'references', 'ref', 'id'],
  ...['(', '[', ':', '#', '.', 'º', '°', '-', '–'],
])

/** An oral question has a number of another kind. */
export const OTHER_QUESTIONS: ReadonlySet<string> = new Set(['oral', 'topical', 'engagements', 'urgent'])

export const ANSWER_WORDS: ReadonlySet<string> = new Set([
  ...['answer', 'answers', 'answered', 'reply', 'replies', 'replied', 'response', 'responses', 'responded'],
  ...['gave', 'given', 'provided'],
])

export const TABLED_WORDS: ReadonlySet<string> = new Set(['tabled', 'asked', 'submitted', 'put', 'raised'])

/** A text that asks for an answer that has not come has one of each, in this order. */
export const ASKING_WORDS: ReadonlySet<string> = new Set([
  ...['when', 'why', 'whether', 'if', 'how', 'date', 'reason', 'reasons', 'timescale', 'progress', 'delay'],
])
export const ANSWERING_WORDS: ReadonlySet<string> = new Set([
  ...[
    'answer',
    'answering',
    'answered',
    'reply',
    'replying',
    'replied',
    'respond',
    'responding',
    'responded',
  ],
  ...['response', 'unanswered', 'outstanding', 'overdue'],
])
/** Before such a word: an answer that has been given. */
export const HAS_ONE: ReadonlySet<string> = new Set([
  ...[
    'the',
    'his',
    'her',
    'their',
    'my',
    'your',
    'our',
    'this',
    'that',
    'previous',
    'earlier',
    'written',
    'in',
  ],
])
export const STILL_OPEN_WORDS: ReadonlySet<string> = new Set([
  ...['not', 'will', 'yet', 'remains', 'remained', 'unanswered', 'outstanding', 'overdue', 'awaiting'],
])

/** What begins the part of a question that asks: no date after it belongs to the reference. */
export const BEGINS_THE_ASKING: ReadonlySet<string> = new Set([
  ...['what', 'whether', 'if', 'when', 'how', 'which', 'who', 'why', 'where', 'for', 'and', 'but', 'because'],
])

/** A full stop after one of these ends no sentence. */
export const SHORTENED: ReadonlySet<string> = new Set([
  ...['hon', 'rt', 'no', 'nos', 'q', 'qs', 'mr', 'mrs', 'ms', 'dr', 'st', 'ref', 'pq', 'e', 'i', 'g', 'prof'],
  ...['jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec'],
])
