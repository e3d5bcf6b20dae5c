import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { easterOf } from '../../../server/commitments/due/arithmetic.ts'
import { readConventions, USUAL_CONVENTIONS } from '../../../server/commitments/due/conventions.ts'
import { readConfig } from '../../../server/config.ts'
import { signedInAs } from '../../support/accounts.ts'
import { readPage } from '../../support/html.ts'
import { anAnsweredQuestion } from '../../support/records.ts'
import { siteWith } from '../../support/site.ts'

describe('conventions', () => {
  test('are the usual ones where a setting changes nothing', () => {
    expect(readConventions({})).toEqual(USUAL_CONVENTIONS)
    expect(USUAL_CONVENTIONS.reviews.shortly).toEqual({ after: { number: 6, unit: 'week' }, everyDays: 42 })
  })

  test('change one by one', () => {
    const shortly = { after: { number: 4, unit: 'week' }, everyDays: 28 }
    const changed = readConventions({ reviews: { shortly } })
    expect(changed.reviews.shortly).toEqual(shortly)
    expect(changed.reviews.inDueCourse).toEqual(USUAL_CONVENTIONS.reviews.inDueCourse)
    expect(changed.seasons).toEqual(USUAL_CONVENTIONS.seasons)
  })

  test.each([
    ['a month that is none', { seasons: { spring: { from: 0, to: 13 } } }],
    ['a key that is none', { seasons: { monsoon: { from: 6, to: 9 } } }],
    ['a Parliament that ends before it begins', { parliaments: [{ from: '2024-07-09', to: '2020-01-01' }] }],
    ['a date that is none', { parliaments: [{ from: '2024-02-30', to: '2029-07-09' }] }],
    ['a review after no time', { reviews: { event: { after: { number: 0, unit: 'day' }, everyDays: 1 } } }],
  ])('refuse %s', (_, settings) => {
    expect(() => readConventions(settings)).toThrow()
  })
})

describe('Easter', () => {
  test.each([
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('of %d is %s', (year, sunday) => {
    expect(easterOf(year)).toBe(sunday)
  })
})

describe('the setting DEADLINE_CONVENTIONS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'conventions-'))
  let files = 0
  const fileWith = (text: string) => {
    files += 1
    const path = join(folder, `${files}.json`)
    writeFileSync(path, text)
    return { DEADLINE_CONVENTIONS: path }
  }

  test('changes what the site reads words as', async () => {
    const config = fileWith('{ "seasons": { "spring": { "from": 3, "to": 6 } } }')
    const promise = 'We will publish a harbour plan by the end of spring 2027.'
    const site = await siteWith([anAnsweredQuestion({ answerText: `<p>${promise}</p>` })], { config })
    const editor = signedInAs(site, 'editor').agent
    await editor.post('/suggestions/1/acceptance').type('form').send({}).expect(303)
    const page = readPage((await editor.get('/commitments/1').expect(200)).text)
    expect(page.facts().Deadline).toContain('30 June 2027')
  })

  test.each([
    ['a file that is not there', { DEADLINE_CONVENTIONS: join(folder, 'none.json') }, 'ENOENT'],
    ['no JSON', fileWith('spring'), 'JSON'],
  ])('stops the start in one line for %s', (_what, environment, words) => {
    expect(() => readConfig(environment)).toThrow(words)
  })

  test('names the part that is wrong', () => {
    const environment = fileWith('{ "seasons": { "spring": { "from": 13, "to": 6 } } }')
    expect(() => readConfig(environment)).toThrow(/DEADLINE_CONVENTIONS=.*seasons\.spring\.from/)
  })
})
