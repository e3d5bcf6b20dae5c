import { beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../../support/app.ts'
import { expectNoInjection, readPage } from '../../support/html.ts'
import { anAnsweredQuestion, aQuestion } from '../../support/records.ts'
import { addressOf, siteWith } from '../../support/site.ts'

const asking = (heading: string, text: string, more = {}) =>
  aQuestion({ heading, questionText: `To ask the Secretary of State, ${text}.`, ...more })

const lanterns = asking('Lanterns: Eastport', 'how many lanterns burn in the harbour of Eastport', {
  groupedQuestions: ['7902'],
  groupedQuestionsDates: [{ questionUin: '7902', dateTabled: '2026-01-12T00:00:00' }],
})
const alone = asking('Orchards', 'which apples were picked')
const likeIt = [
  asking('Lanterns: Eastport', 'what lanterns in the harbour of Eastport cost', { askingMemberId: 99_003 }),
  anAnsweredQuestion({ heading: 'Lanterns', questionText: 'To ask, whether Eastport keeps a lantern.' }),
]
const sibling = asking('Lanterns: Eastport', 'who lights the lanterns of the harbour of Eastport', {
  uin: '7902',
})
const hostile = asking('<script>alert(1)</script> Beacons', 'whether "beacons" or * near( burn')
const beacons = asking('Beacons', 'whether beacons burn')
const OTHERS = Array.from({ length: 20 }, (_, index) =>
  asking('Ferries', `how many ferries cross at pier ${index}`),
)

let site: TestApp

beforeAll(async () => {
  site = await siteWith([lanterns, alone, ...likeIt, sibling, hostile, beacons, ...OTHERS])
})

async function similarTo(question: Record<string, unknown>) {
  const page = readPage((await site.agent.get(addressOf(question)).expect(200)).text)
  expectNoInjection(page)
  const [section] = page.all(({ attribs }) => attribs.class === 'similar')
  return {
    page,
    text: page.withClass('similar')[0] ?? '',
    isShown: section !== undefined,
    links: page.withClass('result__title'),
  }
}

test('a question names those like it, the most alike first, with who asked, date and status', async () => {
  const { page, text, links } = await similarTo(lanterns)
  expect(links).toEqual(['Lanterns: Eastport', 'Lanterns'])
  expect(page.linkTo('Lanterns')).toBe(addressOf(likeIt[1] ?? {}))
  expect(text).toContain('Asked by')
  expect(text).toContain('Tabled 12 January 2026')
  expect(page.withClass('similar')[0]).toContain('Answered')
})

test('those that had the same answer are not among them, nor is the question itself', async () => {
  const { page, links } = await similarTo(lanterns)
  expect(links).toHaveLength(likeIt.length)
  expect(page.links.filter(({ href }) => href === addressOf(lanterns))).toEqual([])
  expect(page.linkTo('Lanterns: Eastport (7902)')).toBe(addressOf(sibling))
})

test('a question like no other names none', async () => {
  expect((await similarTo(alone)).isShown).toBe(false)
})

test('never more than five, though twenty are as like', async () => {
  expect((await similarTo(OTHERS[0] ?? {})).links.length).toBeLessThanOrEqual(5)
})

test('those of one day that are as like stand in the order of their numbers, whichever came in first', async () => {
  const asked = ['7951', '7952', '7953'].map((uin) => asking('Ferries', 'how many ferries cross', { uin }))
  const orders = [asked, asked.toReversed()]
  for (const order of orders) {
    const { agent } = await siteWith([...order, alone, ...likeIt, lanterns, sibling, hostile, beacons])
    const page = readPage((await agent.get(addressOf(asked[1] ?? {})).expect(200)).text)
    const shown = page.links.filter(({ text, href }) => text === 'Ferries' && href.startsWith('/questions/'))
    expect(shown.map(({ href }) => href)).toEqual([asked[0], asked[2]].map((one) => addressOf(one ?? {})))
  }
})

test('what looks like markup or an operator in a text is neither', async () => {
  expect((await similarTo(hostile)).links).toEqual(['Beacons'])
  expect((await similarTo(beacons)).links).toEqual(['<script>alert(1)</script> Beacons'])
})
