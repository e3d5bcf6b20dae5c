import { wordsBetween } from './pieces.ts'
import type { Referent } from './referents.ts'

/** That a text names a part of a policy. */
export interface NamedProvision {
  policyId: number
  /** `section 121`, `schedule 7`, `part 1 of schedule 1`, `sections 3 to 5`. */
  provision: string
  start: number
  end: number
  /** `Section 121 of the Act`. */
  words: string
}

/**
 * The sections, schedules, parts, chapters, clauses and paragraphs of our policies that a text names, in its order:
 * those followed by “of the Act” and the like, those in brackets or behind a comma after it (“the Act (section 121)”),
 * and a bare “s.121” later in the sentence in which the Act was spoken of. “Sections 3 and 4” are two.
 */
export function provisionsIn(text: string, referents: readonly Referent[]): NamedProvision[] {
  if (!referents.some(({ policyId }) => policyId !== null)) return []
  const said = saidIn(text)
  const found: Found[] = []
  for (const one of said.toReversed()) {
    const whole = belonging(text, one, found, referents) ?? following(text, one, referents)
    if (whole) found.push(whole)
  }
  return found.toReversed().flatMap((one) => provisionsOf(text, one))
}

/** `sections 3 and 4` as it stands in a text. */
interface Said {
  unit: string
  numbers: string
  start: number
  end: number
}

/** The same with what it belongs to. */
interface Found extends Said {
  policyId: number
  /** ` of schedule 1`, where it is a part of a part. */
  within: string
  /** Where the words are that say all this. */
  from: number
  to: number
}

const NUMBER = String.raw`(?:\d{1,4}[A-Z]{0,3}|[IVX]{1,6})(?:\(\w{1,4}\))*(?![\p{L}\p{N}])`
const NUMBERS = String.raw`${NUMBER}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to)\s+|\s*[-–]\s*)${NUMBER})*`
const WHOLE_WORD = String.raw`(?:[Ss]ection|[Ss]chedule|[Pp]art|[Cc]hapter|[Cc]lause|[Pp]aragraph)s?\s+`
const SHORT = String.raw`(?:[Ss]s?|[Ss]ch|cl|para)\.?\s?(?=\d)`
const SAID = new RegExp(String.raw`(?<![\p{L}\p{N}'’])(${WHOLE_WORD}|${SHORT})(${NUMBERS})`, 'gu')

function saidIn(text: string): Said[] {
  return [...text.matchAll(SAID)].map(({ index, 0: words, 1: unit = '', 2: numbers = '' }) => ({
    unit: UNITS.find((name) => name.startsWith(unit.toLowerCase().replace(/s?[\s.]*$/, ''))) ?? 'section',
    numbers,
    start: index,
    end: index + words.length,
  }))
}

const UNITS = ['section', 'schedule', 'part', 'chapter', 'clause', 'paragraph']

/** Characters from the words for a provision to its Act: a list or a sentence is not longer, and the work is bounded. */
const LONGEST = 500

const JOINING = /^\s*,?\s*(?:of|to|in|under|from|and|or),?\s+(?:(?:and|or)\s+)?(?:the\s+)?/

/** By what comes after it: `of the Act`, `of Schedule 1 to the Act`, `of, and Schedule 7 to, the Act`. */
function belonging(
  text: string,
  said: Said,
  later: readonly Found[],
  referents: readonly Referent[],
): Found | null {
  const joining = JOINING.exec(text.slice(said.end, said.end + 20))
  if (!joining) return null
  const at = said.end + joining[0].length
  const isAnother = /and|or/.test(joining[0])
  const next = later.at(-1)
  if (next?.start === at && next.to - said.start <= LONGEST) {
    return {
      ...said,
      policyId: next.policyId,
      within: isAnother ? '' : inside(next),
      from: said.start,
      to: next.to,
    }
  }
  if (isAnother) return null
  const beginsHere = ({ start, end }: Referent) => start <= at && end > at && start > said.end
  const { policyId = null, end = 0 } = referents.find(beginsHere) ?? {}
  return policyId === null ? null : { ...said, policyId, within: '', from: said.start, to: end }
}

function inside({ unit, numbers, within }: Found): string {
  return ` of ${unit} ${numbers}${within}`
}

/** By what came before it in the sentence, where nothing after it says that it belongs elsewhere. */
function following(text: string, said: Said, referents: readonly Referent[]): Found | null {
  const last = referents.findLast(({ end, kind }) => end <= said.start && (kind === 'act' || kind === 'bill'))
  if (!last || last.policyId === null || said.start - last.end > LONGEST) return null
  if (BELONGS_ELSEWHERE.test(text.slice(said.end, said.end + 40))) return null
  const between = text.slice(last.end, said.start)
  const isBeside = /^\s*[,(]\s*$/.test(between)
  if (!isBeside && (!STANDS_ALONE.has(said.unit) || ENDS_SENTENCE.test(between))) return null
  return {
    ...said,
    policyId: last.policyId,
    within: '',
    from: isBeside ? last.start : said.start,
    to: said.end,
  }
}

const BELONGS_ELSEWHERE =
  /^\s*(?:of\b|\p{Lu}|(?:to|in|under|from|and|or)\s+(?:the\s+|that\s+|this\s+)?\p{Lu}|support\b)/u
const ENDS_SENTENCE = /\n|[.!?;]\s+\p{Lu}/u
const STANDS_ALONE = new Set(['section', 'schedule', 'clause'])

function provisionsOf(text: string, found: Found): NamedProvision[] {
  const { policyId, unit, numbers, within, from, to } = found
  const words = wordsBetween(text, from, to)
  return numbersIn(numbers).map((number) => ({
    policyId,
    provision: `${number.includes(' to ') ? `${unit}s` : unit} ${number}${within}`,
    start: from,
    end: to,
    words,
  }))
}

/** `3 to 5` stays together, `3, 4 and 5` does not. */
function numbersIn(numbers: string): string[] {
  return numbers
    .split(/\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+/i)
    .map((number) => number.replace(/\s*[-–]\s*|\s+to\s+/i, ' to '))
}
