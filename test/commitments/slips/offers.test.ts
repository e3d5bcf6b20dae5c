import { findAll } from 'domutils'
import { describe, expect, test } from 'vitest'
import type { Page } from '../../support/html.ts'
import { anAnsweredQuestion, count, importQuestions } from '../../support/records.ts'
import { lastOf } from '../../support/trail.ts'
import { open, PROMISE, send, siteWithCommitment } from '../promises.ts'

const PLACE = 'The wardens hold 412 lanterns in store, and hang them where the harbour masters decide.'
const LINE = `We will publish a harbour safety plan by the end of March 2026. ${PLACE}`

/** Commitment 1 stands in a paragraph that ministers use again. */
const siteWithLine = async (answerText = `<p>${LINE}</p>`) => {
  const all = await siteWithCommitment({ answerText })
  /** Another answer, of a later day, with the line in these words. */
  const sayAgain = (uin: string, day: string, line: string, change: Record<string, unknown> = {}) =>
    importQuestions(
      all.site.db,
      [
        anAnsweredQuestion({
          id: 5_100_000 + Number(uin),
          uin,
          dateTabled: `${day}T00:00:00`,
          dateForAnswer: `${day}T00:00:00`,
          dateAnswered: `${day}T00:00:00`,
          answerText: `<p>That is so.</p><p>${line}</p>`,
          ...change,
        }),
      ],
      { seenAt: `${change.seenOn ?? day}T20:00:00.000Z` },
    )
  return { ...all, sayAgain }
}

const inJune = LINE.replace('March', 'June')
const offers = 'commitment_slip_offer where refused_at is null'

/** What a form would send as it stands. */
function fieldsOf({ all }: Page, action: string): Record<string, string> {
  const [form] = all(({ name, attribs }) => name === 'form' && attribs.action === action)
  const inputs = findAll(({ name }) => name === 'input', form?.children ?? [])
  return Object.fromEntries(inputs.map(({ attribs }) => [attribs.name ?? '', attribs.value ?? '']))
}

describe('a promise that a later answer makes again', () => {
  test('is offered the later time of its line, with both quotes', async () => {
    const { editor, sayAgain } = await siteWithLine()
    await sayAgain('702', '2026-01-29', inJune)
    const page = await open(editor, '/commitments/1')
    expect(page.main).toContain('A later answer puts it off')
    expect(page.main).toContain(PROMISE)
    expect(page.main).toContain(PROMISE.replace('March', 'June'))
    expect(page.main).toContain('Record this as a slip')
  })

  test('takes it with one button, and its first deadline stays in the history', async () => {
    const { editor, sayAgain, site, revision } = await siteWithLine()
    await sayAgain('702', '2026-01-29', inJune)
    const page = await open(editor, '/commitments/1')
    const fields = fieldsOf(page, '/commitments/1/mentions')
    await send(editor, '/commitments/1/mentions', fields).expect(303)
    expect(revision()).toBe(2)
    expect(site.db.prepare('select due_latest from commitment').pluck().get()).toBe('2026-06-30')
    expect(
      site.db.prepare('select origin, due_latest as latest from commitment_deadline order by id').all(),
    ).toEqual([
      { origin: 'first', latest: '2026-03-31' },
      { origin: 'slip', latest: '2026-06-30' },
    ])
    const after = await open(editor, '/commitments/1')
    expect(after.main).not.toContain('Record this as a slip')
    expect(after.main).toContain('Deadline history')
  })

  test('is told of an earlier time as brought forward, and of words that give none', async () => {
    const { editor, sayAgain } = await siteWithLine()
    await sayAgain(
      '702',
      '2026-01-20',
      LINE.replace('by the end of March 2026', 'by the end of February 2026'),
    )
    expect((await open(editor, '/commitments/1')).main).toContain('A later answer brings it forward')
    await sayAgain('703', '2026-01-29', LINE.replace('by the end of March 2026', 'in due course'))
    expect((await open(editor, '/commitments/1')).main).toContain('A later answer gives no date any more')
  })

  test('is offered nothing when the newest answer names the time that it has', async () => {
    const { sayAgain, site } = await siteWithLine()
    await sayAgain('702', '2026-01-20', inJune)
    expect(count(site.db, offers)).toBe(1)
    await sayAgain('703', '2026-01-29', LINE)
    expect(count(site.db, offers)).toBe(0)
  })

  test('is offered nothing by an answer before its own, or by another line', async () => {
    const { sayAgain, site } = await siteWithLine()
    await sayAgain('699', '2025-12-10', inJune)
    await sayAgain(
      '702',
      '2026-01-29',
      `We will publish a mill plan by the end of June 2026. ${PLACE.toUpperCase()} No.`,
    )
    expect(count(site.db, `${offers} and due_phrase like '%mill%'`)).toBe(0)
    expect(count(site.db, `${offers} and said_on < '2026-01-14'`)).toBe(0)
  })

  test('is offered what stood in the record before it was logged', async () => {
    const { editor, sayAgain, site } = await siteWithLine()
    await send(editor, '/commitments/1/removal', { reason: 'By mistake' }).expect(303)
    await sayAgain('702', '2026-01-29', inJune)
    expect(count(site.db, offers)).toBe(0)
    await send(editor, '/suggestions/1/acceptance').expect(303)
    expect(count(site.db, offers)).toBe(1)
  })

  test('is offered nothing any more once the later answer is corrected, or the promise has ended', async () => {
    const { editor, sayAgain, site, step, revision } = await siteWithLine()
    await sayAgain('702', '2026-01-29', inJune)
    await sayAgain('702', '2026-01-29', LINE, {
      seenOn: '2026-01-30',
      answerIsCorrection: true,
      dateAnswerCorrected: '2026-01-30T00:00:00',
      originalAnswerText: `<p>That is so.</p><p>${inJune}</p>`,
    })
    expect(count(site.db, offers)).toBe(0)
    await sayAgain('703', '2026-01-30', inJune)
    expect(count(site.db, offers)).toBe(1)
    const delivery = {
      outcome: 'delivered',
      evidence: 'https://example.org/plan',
      note: '',
      revision: revision(),
    }
    await step(editor, 'delivery', delivery).expect(303)
    expect(count(site.db, offers)).toBe(0)
  })
})

describe('an offer that is refused', () => {
  test('is not made again by the same words, and stands on the audit trail', async () => {
    const { editor, sayAgain, site } = await siteWithLine()
    await sayAgain('702', '2026-01-29', inJune)
    await send(editor, '/commitments/1/slip-offers/1/refusal').expect(303)
    expect(lastOf(site.db)?.said).toBe(`Tom Ellis refused a slip of commitment ${PROMISE}`)
    await sayAgain('703', '2026-01-29', inJune)
    expect(count(site.db, offers)).toBe(0)
    await send(editor, '/commitments/1/slip-offers/1/refusal').expect(409)
    await sayAgain('704', '2026-01-30', LINE.replace('March', 'July'))
    expect(count(site.db, offers)).toBe(1)
  })

  test('is not made again by the same words of a later day, unless they mean another time then', async () => {
    const { editor, sayAgain, site } = await siteWithLine()
    await sayAgain('702', '2026-01-29', inJune)
    await send(editor, '/commitments/1/slip-offers/1/refusal').expect(303)
    await sayAgain('703', '2026-01-30', inJune)
    expect(count(site.db, offers)).toBe(0)
    const inSixMonths = LINE.replace('by the end of March 2026', 'within six months')
    await sayAgain('704', '2026-02-01', inSixMonths)
    expect(count(site.db, offers)).toBe(1)
    const offer = site.db.prepare(`select id from ${offers}`).pluck().get()
    await send(editor, `/commitments/1/slip-offers/${offer}/refusal`).expect(303)
    await sayAgain('705', '2026-02-02', inSixMonths)
    expect(count(site.db, offers)).toBe(1)
  })

  test('is for editors to refuse, of its own commitment', async () => {
    const { editor, reader, sayAgain } = await siteWithLine()
    await sayAgain('702', '2026-01-29', inJune)
    await send(reader, '/commitments/1/slip-offers/1/refusal').expect(403)
    await send(editor, '/commitments/1/slip-offers/2/refusal').expect(409)
    expect((await open(reader, '/commitments/1')).main).not.toContain('A later answer')
  })
})

describe('the inbox', () => {
  test('says of a suggestion which commitment it makes again, and does not list its offer twice', async () => {
    const { editor, sayAgain } = await siteWithLine()
    await sayAgain('702', '2026-01-29', inJune)
    const page = await open(editor, '/suggestions')
    expect(page.main).toContain('It says commitment 1 again, and names another time')
    expect(page.main).not.toContain('Deadlines named anew')
    await send(editor, '/suggestions/2/dismissal', { reason: 'Said before' }).expect(303)
    expect((await open(editor, '/suggestions')).main).toContain('Deadlines named anew')
  })
})
