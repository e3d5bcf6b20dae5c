import { describe, expect, test } from 'vitest'
import { signedInAs } from '../support/accounts.ts'
import { expectNoInjection, readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion } from '../support/records.ts'
import { addressOf, siteWith } from '../support/site.ts'

const PROMISE = 'We will publish a harbour safety plan by the end of January 2026.'

async function siteWithCommitment(fields = {}) {
  const question = anAnsweredQuestion({ uin: '104512', answerText: `<p>Yes. ${PROMISE}</p>`, ...fields })
  const site = await siteWith([question])
  const editor = signedInAs(site, 'editor', { name: 'Tom Ellis', email: 'tom+a&b@example.org' }).agent
  await editor.post('/suggestions/1/acceptance').expect(303)
  const open = async (path: string, agent = site.agent) => readPage((await agent.get(path).expect(200)).text)
  return { site, question, editor, open }
}

describe('following up', () => {
  test('a commitment: anyone gets the drafts, from the commitment’s page', async () => {
    const { open } = await siteWithCommitment()
    expect((await open('/commitments/1')).linkTo('Draft a follow-up')).toBe('/commitments/1/follow-up')
    const page = await open('/commitments/1/follow-up')
    expect(page.withClass('draft__text')[0]).toBe(
      'To ask the Secretary of State for the Home Department, pursuant to the Answer of 15 January 2026 to Question 104512 on Wardens: Equipment, when they plan to publish the material to which the commitment to “publish a harbour safety plan by the end of January 2026” refers.',
    )
    expect(page.main).not.toContain('Tom Ellis')
    expect(page.main).not.toContain('A note to the owner')
  })

  test('a commitment: a reader gets the note to its owner, ready for the mail', async () => {
    const { site, open } = await siteWithCommitment()
    const reader = signedInAs(site, 'reader', { name: 'Samir Haddad' }).agent
    const page = await open('/commitments/1/follow-up', reader)
    const note = page.withClass('draft__text').at(-1)
    expect(note).toMatch(/^Dear Tom Ellis, .* Samir Haddad$/)
    expect(note).toContain(`“${PROMISE}”`)
    expect(note).toContain('2 days past its latest day, 31 January 2026')
    const mail = new URL(String(page.linkTo('Write it in your mail')))
    expect(decodeURIComponent(mail.pathname)).toBe('tom+a&b@example.org')
    expect(mail.searchParams.get('body')).toContain('Dear Tom Ellis,\r\n\r\nThis')
    expect([...mail.searchParams.keys()]).toEqual(['subject', 'body'])
  })

  test('a commitment whose owner cannot sign in any more: the note is to nobody yet', async () => {
    const { site, open } = await siteWithCommitment()
    const reader = signedInAs(site, 'reader').agent
    site.db.prepare("update account set disabled_at = '2026-02-01' where name = 'Tom Ellis'").run()
    const page = await open('/commitments/1/follow-up', reader)
    expect(page.withClass('draft__text').at(-1)).toMatch(/^Dear \[owner\], /)
    expect(page.linkTo('Write it in your mail')).toBeUndefined()
  })

  test('a question leads to the drafts of each of its promises', async () => {
    const { question, open } = await siteWithCommitment()
    const address = addressOf(question)
    expect((await open(address)).linkTo('Draft a follow-up question')).toBe(`${address}/follow-up`)
    const page = await open(`${address}/follow-up`)
    expect(page.linkTo(PROMISE)).toBe('/commitments/1/follow-up')
    expect(page.withClass('draft__text')).toHaveLength(3)
  })

  test('says that blanks have to be filled in', async () => {
    const { open } = await siteWithCommitment({ heading: '<script>alert(1)</script>', dateAnswered: null })
    const page = await open('/commitments/1/follow-up')
    expect(page.main).toContain('[in square brackets]')
    expect(page.withClass('draft__text')[0]).toContain('the Answer of [date]')
    expectNoInjection(page)
  })

  test('what was withdrawn offers nothing, and says why', async () => {
    const question = aQuestion({ isWithdrawn: true })
    const site = await siteWith([question])
    const page = readPage((await site.agent.get(`${addressOf(question)}/follow-up`).expect(200)).text)
    expect(page.withClass('draft__text')).toEqual([])
    expect(page.main).toContain('The Member withdrew this question')
    await site.agent.get('/commitments/7/follow-up').expect(404)
    await site.agent.get('/questions/local/7/follow-up').expect(404)
  })
})
