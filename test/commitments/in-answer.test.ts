import { describe, expect, test } from 'vitest'
import { signedInAs } from '../support/accounts.ts'
import { readPage } from '../support/html.ts'
import { anAnsweredQuestion, importQuestions } from '../support/records.ts'
import { addressOf, siteWith } from '../support/site.ts'

const PROMISE = 'We will publish a harbour plan by the end of March 2026.'
const SECOND = 'We will write to the hon. Member with the count.'
const AGAIN = 'Our harbour plan comes in March.'
const ANSWER = `<p>Yes. We <b>will publish</b> a harbour plan by the end of March 2026.</p><ul><li>${SECOND}</li></ul>`

async function siteWithAnswer() {
  const question = anAnsweredQuestion({ uin: '104512', answerText: ANSWER })
  const site = await siteWith([question])
  const editor = signedInAs(site, 'editor').agent
  const open = async (agent = site.agent) => readPage((await agent.get(addressOf(question)).expect(200)).text)
  return { site, question, editor, open }
}

type Site = Awaited<ReturnType<typeof siteWithAnswer>>

async function accepted(): Promise<Site> {
  const parts = await siteWithAnswer()
  await parts.editor.post('/suggestions/1/acceptance').expect(303)
  return parts
}

/** Links words of the newest answer that has them to a commitment. */
function mention({ db }: Site['site'], words: string, commitmentId = 1): void {
  db.prepare(`
    insert into commitment_mention (commitment_id, answer_version_id, starts_at, ends_at, quote, linked_at)
    select :commitmentId, max(id), instr(text, :words) - 1, instr(text, :words) - 1 + length(:words), :words,
           '2026-02-02T10:00:00.000Z'
      from answer_version
     where instr(text, :words)`).run({ words, commitmentId })
}

describe('an answer', () => {
  test('shows an editor each suggestion in its words, with a button that accepts it', async () => {
    const { editor, open } = await siteWithAnswer()
    const page = await open(editor)
    expect(page.withClass('answer-mark--suggested')).toEqual([PROMISE, SECOND])
    const [button] = page.all(({ attribs }) => attribs.form === 'accept-1')
    const [form] = page.all(({ attribs }) => attribs.id === 'accept-1')
    expect(button?.name).toBe('button')
    expect(form?.attribs).toMatchObject({ method: 'post', action: '/suggestions/1/acceptance' })
    expect(page.links.map(({ href }) => href)).toEqual(
      expect.arrayContaining([
        '/suggestions/1/acceptance?back=%2Fquestions%2F2026-01-12%2F104512',
        '#suggestion-1',
        '#suggestion-1-words',
        '/commitments/new?question=1',
      ]),
    )
  })

  test('shows anyone its promises, the words and the list leading to each other', async () => {
    const { open } = await accepted()
    const page = await open()
    expect(page.tagged('mark')).toEqual([PROMISE])
    expect(page.withClass('answer-mark__link')).toEqual([PROMISE])
    expect(page.linkTo('Open (commitment 1)')).toBe('#commitment-1')
    expect(page.linkTo('Show it in the answer (commitment 1)')).toBe('#commitment-1-words')
    for (const id of ['commitment-1', 'commitment-1-words']) {
      expect(
        page.all(({ attribs }) => attribs.id === id),
        id,
      ).toHaveLength(1)
    }
    expect(page.html).not.toContain('/commitments/new')
  })

  test('that was corrected shows a promise in the version that made it, and in the new one if it still does', async () => {
    const { site, question, open } = await accepted()
    await site.agent.get('/')
    const corrected = (answerText: string) => ({ ...question, answerText, answerIsCorrection: true })
    await importQuestions(site.db, [corrected(`${ANSWER}<p>And a lantern.</p>`)], {
      seenAt: '2026-02-03T10:00:00Z',
    })
    expect((await open()).tagged('mark')).toEqual([PROMISE, PROMISE])
    await importQuestions(site.db, [corrected('<p>No.</p>')], { seenAt: '2026-02-04T10:00:00Z' })
    const page = await open()
    expect(page.tagged('mark')).toEqual([PROMISE])
    expect(page.all(({ attribs }) => attribs.id === 'commitment-1-words')).toHaveLength(1)
  })

  test('marks words that make a promise of another answer again, for those who see the work on it', async () => {
    const { site, open } = await accepted()
    const other = anAnsweredQuestion({ uin: '104600', answerText: `<p>${AGAIN}</p>` })
    await importQuestions(site.db, [other])
    mention(site, AGAIN)
    const seenBy = async (agent: Site['editor']) =>
      readPage((await agent.get(addressOf(other)).expect(200)).text)
    const page = await seenBy(signedInAs(site, 'reader').agent)
    expect(page.tagged('mark')).toEqual([AGAIN])
    expect(page.linkTo(AGAIN)).toBe('/commitments/1')
    expect(page.main).toContain('Promised in another answer, and said again in this one')
    const stranger = await seenBy(site.agent)
    expect(stranger.main).toContain(AGAIN)
    expect(stranger.tagged('mark')).toEqual([])
    expect(stranger.html).not.toContain('/commitments/1')
    expect(stranger.main).not.toContain('said again')
    expect((await open()).tagged('mark')).toEqual([PROMISE])
  })

  test('lists each promise that it makes again once, in the order of its words', async () => {
    const { site, editor } = await accepted()
    await editor.post('/suggestions/2/acceptance').expect(303)
    const other = anAnsweredQuestion({
      uin: '104600',
      answerText: `<p>The count is on its way. ${AGAIN} It is in the post.</p>`,
    })
    await importQuestions(site.db, [other])
    mention(site, AGAIN)
    mention(site, 'The count is on its way.', 2)
    mention(site, 'It is in the post.', 2)
    const page = readPage((await editor.get(addressOf(other)).expect(200)).text)
    expect(page.tagged('mark')).toEqual(['The count is on its way.', AGAIN, 'It is in the post.'])
    const listed = page.all(({ attribs }) => attribs.class === 'commitments__item')
    expect(listed.map(({ attribs }) => attribs.id)).toEqual(['commitment-2', 'commitment-1'])
  })

  test('marks other words of the same answer that were linked to its promise only for those who see the work', async () => {
    const { site, open } = await accepted()
    mention(site, SECOND)
    expect((await open(signedInAs(site, 'reader').agent)).tagged('mark')).toEqual([PROMISE, SECOND])
    expect((await open()).tagged('mark')).toEqual([PROMISE])
  })

  test('has its promises in the question’s JSON, as anyone may see them', async () => {
    const { site, editor, question } = await accepted()
    for (const agent of [site.agent, editor]) {
      const { body } = await agent.get(`${addressOf(question)}.json`).expect(200)
      expect(body.commitments).toEqual([
        {
          id: 1,
          url: expect.stringMatching(/^http.*\/commitments\/1$/),
          quote: PROMISE,
          kind: 'publication',
          strength: 'firm',
          status: 'open',
          isOverdue: false,
          deadline: expect.objectContaining({ phrase: 'by the end of March 2026', latest: '2026-03-31' }),
          policies: [],
          action: null,
          start: 5,
          end: 5 + PROMISE.length,
          isInCurrentAnswer: true,
        },
      ])
    }
  })
})
