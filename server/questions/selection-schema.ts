import { plural } from '../lib/text.ts'
import { NumberParams, QuestionAddressParams, values } from './schema.ts'

/** The most questions that are shown, or cited, together. */
const MOST_CHOSEN = 100

/** A question by the end of its address: `2026-01-12/104512`, or `local/1`. */
export type Chosen = { dateTabled: string; uin: string } | { number: number }

/** Reads which questions were chosen, each once and in their order. What makes no sense is left out and said. */
export function readChosen(query: Record<string, unknown>): { chosen: Chosen[]; notices: string[] } {
  const given = [...new Set(values.parse(query.question))]
  const notices: string[] = []
  if (given.length > MOST_CHOSEN) {
    notices.push(`Only the first ${plural(MOST_CHOSEN, 'question')} of those that you chose are here.`)
  }
  const chosen = given.slice(0, MOST_CHOSEN).flatMap((text) => {
    const one = readOne(text)
    if (!one) notices.push(`“${text.slice(0, 40)}” is not a question’s date and number.`)
    return one ?? []
  })
  return { chosen, notices }
}

function readOne(text: string): Chosen | null {
  const [dateTabled, uin, rest] = text.split('/')
  if (rest !== undefined) return null
  if (dateTabled === 'local') return NumberParams.safeParse({ number: uin }).data ?? null
  return QuestionAddressParams.safeParse({ dateTabled, uin }).data ?? null
}

/** `2026-01-12/104512`, as a choice is written. */
export function sayChosen(one: Chosen): string {
  return 'number' in one ? `local/${one.number}` : `${one.dateTabled}/${one.uin}`
}
