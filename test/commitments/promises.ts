import type request from 'supertest'
import type { Role } from '../../server/accounts/permissions.ts'
import { signedInAs } from '../support/accounts.ts'
import { readPage } from '../support/html.ts'
import { anAnsweredQuestion, importQuestions } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

export const PROMISE = 'We will publish a harbour safety plan by the end of March 2026.'
const ANSWER = `<p>The wardens hold 412 lanterns.</p><p>${PROMISE} The harbour masters will decide where they hang.</p>`

export type Agent = ReturnType<typeof request.agent>
type Form = Record<string, string | number | readonly string[]>

export const send = (agent: Agent, path: string, form: Form = {}) => agent.post(path).type('form').send(form)

export async function open(agent: Agent, path: string) {
  return readPage((await agent.get(path).expect(200)).text)
}

/** A site with one answer that holds one promise, which Tom Ellis has logged as commitment 1, and people of each role. */
export async function siteWithCommitment(fields: Record<string, unknown> = {}) {
  const question = anAnsweredQuestion({ answerText: ANSWER, ...fields })
  const site = await siteWith([question])
  const as = (role: Role, name: string, team?: string) =>
    signedInAs(site, role, { name, ...(team ? { team } : {}) })
  const [tom, eleanor] = [as('editor', 'Tom Ellis'), as('approver', 'Eleanor Ashby')]
  const [samir, priya] = [as('reader', 'Samir Haddad'), as('admin', 'Priya Nair')]
  await send(tom.agent, '/suggestions/1/acceptance').expect(303)

  /** Takes in a correction that puts these words in the place of the promise. */
  const correct = (words: string, day: string, change: Record<string, unknown> = {}) =>
    importQuestions(
      site.db,
      [
        {
          ...question,
          answerText: ANSWER.replace(PROMISE, words),
          originalAnswerText: ANSWER,
          answerIsCorrection: true,
          dateAnswerCorrected: `${day}T00:00:00`,
          ...change,
        },
      ],
      { seenAt: `${day}T20:00:00.000Z` },
    )

  const step = (agent: Agent, name: string, form: Form) => send(agent, `/commitments/1/${name}`, form)
  const revision = () => Number(site.db.prepare('select revision from commitment where id = 1').pluck().get())
  return {
    ...{ site, question, correct, step, revision, as },
    ...{ editor: tom.agent, approver: eleanor.agent, reader: samir.agent, admin: priya.agent },
    people: { tom: tom.account, eleanor: eleanor.account },
  }
}
