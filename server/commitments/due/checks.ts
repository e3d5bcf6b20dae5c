import { hasFuture, looksForward } from './context.ts'

/** Words of a sentence that may say by when. Offsets as in a due phrase. */
export interface Found {
  sentence: string
  text: string
  start: number
  end: number
}

export function forward({ sentence, start, end }: Found, strict: boolean): boolean {
  return looksForward(sentence, start, end, strict)
}

/** Words that make a name, or a measure, of the date before them: "Spring Statement", "2024 prices". */
const TITLE_AFTER =
  /^\s(?:Statement|Budget|Spending|Act|Bill|White|Green|Review|Report|Forecast|Rules|Regulations|Order|Conference|Olympics|Games|Annual|Survey|Census|Summit|Settlement|Strategy|Plan|Programme|Memorandum|Manifesto|General Election|Data|Police|Olympic|Games|Fuel|Census|Fund|prices|levels|figures|budget|statement|spending review|general election)\b/

/** No name of a document or event, "Spring Statement 2025", and no "may" or "march" that is a verb. */
export function isNoName({ sentence, text, start, end }: Found): boolean {
  if (/^by\s2000$/i.test(text)) return false // "cut by 2000": a number
  if (TITLE_AFTER.test(sentence.slice(end, end + 24))) return false
  if (/(?<!\d(?:st|nd|rd|th)?\s)\b(?:may|march|mar|sun|sat|wed|mon|sep|dec|jan)\b/.test(text)) return false
  return (
    !/\b(?:of|and|or|into|beyond|to|versus|since|until|ending|ended|earlier|so far|already)\s$/i.test(
      sentence.slice(Math.max(0, start - 12), start),
    ) || /^(?:by|before|no|not|from|in|on|within|at)\b/i.test(text)
  )
}

/** "For 2026-27" tells what money is for; "planned for 2026-27" tells when. */
export function isTimetabled({ sentence, text, start }: Found): boolean {
  if (!/^for\s/i.test(text)) return true
  return /\b(?:planned|scheduled|set|due|expected|targeted|timetabled|on track|earmarked)\s$/i.test(
    sentence.slice(Math.max(0, start - 14), start),
  )
}

/** A bare date counts only right behind a word that asks for one. */
export function isBareDue({ sentence, start }: Found): boolean {
  return /\b(?:be \w{3,15}(?: out| up| in)?|expected|due|scheduled for|planned for|set for|target date of|deadline of|take place|target of)\s$/i.test(
    sentence.slice(Math.max(0, start - 40), start),
  )
}

export function isSuperlative({ sentence, start }: Found): boolean {
  return /\b(?:most|biggest|largest|highest|lowest|first time|worst|best|greatest|last|past)\b[^,;]{0,80}$/i.test(
    sentence.slice(Math.max(0, start - 100), start),
  )
}

/** Money over some years is a duration and no deadline; so is "the five year route". */
export function isDeadline({ sentence, start, text }: Found): boolean {
  if (
    /\b(?!(?:1|one|an?)\b)[\w]+[\s-](?:year|month|week|day)$/i.test(text) &&
    !/\b(?:next|coming|the)\s\w+$/i.test(text)
  )
    return false
  const isMoney = /£|\bfunding\b|\binvest/i.test(sentence.slice(Math.max(0, start - 120), start))
  return !(isMoney && /^(?:over|in|during)\b/i.test(text) && !/\b(?:next|coming)\b/i.test(text))
}

export function isVagueDue({ sentence, text, start }: Found): boolean {
  const after = sentence.slice(start + text.length, start + text.length + 12)
  if (/^soon$/i.test(text) && /^\s(?:after|as|before|enough)\b/i.test(after)) return false
  if (/^shortly$/i.test(text) && /^\s(?:after|before|thereafter)\b/i.test(after)) return false
  if (/^in\sfuture$/i.test(text) && /^\s\w/.test(after) && !/^\s(?:and|or|to|as|but|if)\b/.test(after))
    return false
  return !/\b(?:too|how|as|so|was|were)\s$/i.test(sentence.slice(Math.max(0, start - 6), start))
}

export function isEventDue({ sentence, text, start, end }: Found): boolean {
  if (/^(?:once|when) (?:it comes|again|more|(?:a|per) (?:day|week|month|year)|\w+ing\b)/i.test(text))
    return false
  if (
    /\b(?:19|20)\d\d\b|\bin (?:january|february|march|april|june|july|august|september|october|november|december)\b/i.test(
      text,
    )
  )
    return false
  if (
    /^when/i.test(text) &&
    !/\b(?:has|have|is|are|becomes?|allows?|concludes?|receives?|returns?|publish(?:es)?|complete)\b/i.test(
      text,
    )
  )
    return false
  if (
    /^(?:on|at|upon)\b/i.test(text) &&
    !/^(?:on|at|upon)\s(?:the\s(?:forthcoming|next|upcoming|coming)\s|(?:the\s)?(?:royal assent|commencement|publication|completion|conclusion|introduction|outcome))/i.test(
      text,
    )
  )
    return false
  if (
    /^(?:on|upon)\b/i.test(text) &&
    /\b(?:reflect|consult|work|focus|decision|engag)\w*\s$/i.test(
      sentence.slice(Math.max(0, start - 16), start),
    )
  )
    return false
  const rest = sentence.slice(Math.max(0, start - 400), start) + sentence.slice(end, end + 400)
  return (
    hasFuture(rest) &&
    (hasFuture(sentence.slice(end, end + 400)) || forward({ sentence, text, start, end }, false))
  )
}

/** "Data is published annually" tells a habit; a promise says that it will be. */
export function isNoHabit({ sentence, text, start, end }: Found): boolean {
  if (
    /^[a-z-]+ly$/i.test(text) &&
    /^ (?!(?:to|from|by|in|on|for|with|at|as|and|so|until|through|via|basis)\b)[a-z]/i.test(
      sentence.slice(end, end + 12),
    )
  )
    return false
  return forward({ sentence, text: '', start, end }, true)
}

/** "By the end of this year" looks forward whatever the verbs around it say. */
export function isOpen({ text }: Found): boolean {
  return /\b(?:this|next|coming|later|end of the (?:year|month|week|parliament|financial year))\b/i.test(text)
}
