import type request from 'supertest'
import { readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, importQuestions } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

type Agent = ReturnType<typeof request.agent>

/** Questions about lanterns, of which one is open, and one about ferries. */
export const open = aQuestion({ uin: '701', heading: 'Lanterns: Harbours' })
export const answered = anAnsweredQuestion({ uin: '702', heading: 'Lanterns: Bridges' })
const ferry = aQuestion({
  uin: '703',
  heading: 'Ferries',
  questionText: 'To ask the Secretary of State for the Home Department, how many ferries cross at dusk.',
})

export const siteWithLanterns = () => siteWith([open, answered, ferry])

/** The same question with an answer. */
export const answerTo = (question: Record<string, unknown>, fields: Record<string, unknown> = {}) =>
  anAnsweredQuestion({ ...question, ...anAnswer, ...fields })

const anAnswer = {
  answerIsHolding: false,
  answerIsCorrection: false,
  answeringMemberId: 99_002,
  dateAnswered: '2026-01-15T00:00:00',
  answerText: '<p>The wardens hold 412 lanterns.</p>',
}

let lastHour = 0

/** What Parliament published later, each time an hour after the time before. */
export async function later(
  { db }: Awaited<ReturnType<typeof siteWith>>,
  questions: readonly Record<string, unknown>[],
): Promise<void> {
  lastHour += 1
  const seenAt = new Date(Date.UTC(2026, 1, 3, lastHour)).toISOString()
  await importQuestions(db, questions, { seenAt })
}

export const FORM = { name: 'Lanterns', alerts: 'on', every: 'week' }

/** Saves a search as its person does. @returns its number */
export async function save(agent: Agent, search: string, fields: Partial<typeof FORM> = {}): Promise<number> {
  const { headers } = await agent
    .post('/saved-searches')
    .type('form')
    .send({ ...FORM, search, ...fields })
    .expect(303)
  return Number(/^\/saved-searches\/(\d+)$/.exec(String(headers.location))?.[1])
}

export const pageAt = async (agent: Agent, path: string) => readPage((await agent.get(path).expect(200)).text)

/** Says that everything which the page shows was seen. */
export async function markSeen(agent: Agent, id: number): Promise<void> {
  const page = await pageAt(agent, `/saved-searches/${id}`)
  await agent.post(`/saved-searches/${id}/seen`).type('form').send(hiddenIn(page)).expect(303)
}

/** The hidden fields of a page. */
export function hiddenIn(page: ReturnType<typeof readPage>): Record<string, string> {
  const fields = page.all(({ name, attribs }) => name === 'input' && attribs.type === 'hidden')
  return Object.fromEntries(fields.map(({ attribs }) => [String(attribs.name), String(attribs.value)]))
}
