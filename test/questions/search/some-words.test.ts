import { beforeAll, describe, expect, test } from 'vitest'
import { QUESTION_LANGUAGE } from '../../../server/questions/search/fields.ts'
import { parseSearch } from '../../../server/questions/search/parse.ts'
import { anyOfTheWords } from '../../../server/questions/search/some-words.ts'
import type { KnownTree } from '../../../server/questions/search/understand.ts'
import type { TestApp } from '../../support/app.ts'
import { readPage } from '../../support/html.ts'
import { aQuestion } from '../../support/records.ts'
import { siteWith } from '../../support/site.ts'

describe('a search with any of its words enough', () => {
  const relaxed = (typed: string) =>
    anyOfTheWords(parseSearch(typed, QUESTION_LANGUAGE).tree as KnownTree | null)

  test.each([
    ['harbour lanterns cost', 'harbour or lanterns or cost'],
    ['"harbour lanterns" pier*', '"harbour lanterns" or pier*'],
    ['heading:piers (quay or dock)', 'heading:piers or quay or dock'],
    ['how many lanterns are in harbours', 'lanterns or harbours'],
    ['lanterns piers -harbour asker:99001', '-harbour asker:99001 (lanterns or piers)'],
    ['lanterns piers =girls', '=girls (lanterns or piers)'],
  ])('reads %s as %s', (typed, text) => {
    expect(relaxed(typed)).toBe(text)
  })

  test.each(['', 'lanterns', 'the lanterns', 'lanterns or piers', 'lanterns -piers', 'asker:99001 lanterns'])(
    'is none where no two words can be parted: “%s”',
    (typed) => {
      expect(relaxed(typed)).toBeNull()
    },
  )
})

describe('the search page', () => {
  const asked = (heading: string, text: string, fields = {}) =>
    aQuestion({ heading, questionText: `To ask the Secretary of State, ${text}.`, ...fields })
  let site: TestApp

  beforeAll(async () => {
    site = await siteWith([
      asked('Both', 'about lanterns on piers'),
      asked('One', 'about lanterns'),
      asked('Other', 'about piers'),
      asked('Elsewhere', 'about piers', { answeringBodyId: 7, answeringBodyName: 'Ministry of Lanterns' }),
      ...Array.from({ length: 10 }, (_, index) => asked('Beacons', `about beacons on hills (${index})`)),
    ])
  })

  async function find(query: Record<string, string>) {
    const { text } = await site.agent.get('/questions').query(query).expect(200)
    const [found = '', others = ''] = text.split('id="some-words"')
    const titlesIn = (html: string) => readPage(html).withClass('result__title')
    return { found: titlesIn(found), others: titlesIn(others), otherHtml: others, foundHtml: found }
  }

  test('shows what has some of the words apart from what has all, and counts only the latter', async () => {
    const { found, others, foundHtml, otherHtml } = await find({ q: 'lanterns piers' })
    expect(found).toEqual(['Both'])
    expect([...others].sort()).toEqual(['One', 'Other'])
    expect(foundHtml).toMatch(/found__total[^>]*>1 question/)
    expect(readPage(otherHtml).links.map(({ href }) => href)).toContain('/questions?q=lanterns+or+piers')
  })

  test('shows it where nothing has all the words', async () => {
    const { found, others } = await find({ q: 'lanterns zeppelins' })
    expect(found).toEqual([])
    expect([...others].sort()).toEqual(['Both', 'One'])
  })

  test('keeps to the filters', async () => {
    expect((await find({ q: 'lanterns piers', body: '7' })).others).toEqual(['Elsewhere'])
  })

  test('shows none where enough have all the words, by date, or where there is but one word', async () => {
    expect((await find({ q: 'beacons hills' })).others).toEqual([])
    expect((await find({ q: 'lanterns piers', sort: 'newest' })).others).toEqual([])
    expect((await find({ q: 'lanterns' })).others).toEqual([])
  })
})
