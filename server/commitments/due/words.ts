/** The words that dates are made of, as pieces of regular expressions. All are bounded: nothing in them repeats freely. */

export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  eighteen: 18,
  twenty: 20,
  'twenty-four': 24,
  thirty: 30,
  'a couple of': 2,
  'a dozen': 12,
}

// Written so that each letter is tried once: these stand many times in the patterns that search sentences.
export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
export const WEEKDAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)'
export const YEAR = '(?:19|20|21)\\d\\d'
export const NUMBER = `(?:\\d{1,3}|a couple of|a dozen|${Object.keys(NUMBERS)
  .filter((word) => !word.includes(' '))
  .sort((a, b) => b.length - a.length)
  .join('|')})`
export const UNIT = '(?:(?:working|sitting|calendar|business) days?|days?|weeks?|fortnights?|months?|years?)'

/** 1 to 12; null for what is no month. */
export function monthNumber(word: string): number | null {
  const at = MONTHS.findIndex((month) => month.startsWith(word.slice(0, 3)))
  return at < 0 ? null : at + 1
}

/** 1 for Monday to 7 for Sunday; null for what is no day of the week. */
export function weekdayNumber(word: string): number | null {
  const at = WEEKDAYS.findIndex((day) => day.startsWith(word.slice(0, 3)))
  return at < 0 ? null : at + 1
}

export function numberFrom(word: string): number {
  return NUMBERS[word] ?? Number(word)
}

/** A pattern for the whole of some words. A space in it stands for a space. */
export function wholly(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`)
}

/** `The end of June` from `the end of June`. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Words as the readers take them: in lower case, straight quotes, plain dashes, single spaces, no punctuation around. */
export function plainWords(phrase: string): string {
  return spelledWords(phrase).toLowerCase()
}

/** As `plainWords`, with the capitals left. */
export function spelledWords(phrase: string): string {
  return phrase
    .slice(0, LONGEST)
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .replace(/^[ "“”'([]{1,5}/, '')
    .replace(/[ .,;:!?"“”')\]]{1,5}$/, '')
}

/** More than this is no due phrase. */
const LONGEST = 300
