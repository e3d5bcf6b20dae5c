import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open.ts'
import { calendarKeeper } from '../../../server/calendar/keeper.ts'
import { lateness } from '../../../server/questions/lateness.ts'
import { type QuestionRow, questionQueries } from '../../../server/questions/queries.ts'
import { readSearchQuery } from '../../../server/questions/schema.ts'
import { QUESTION_LANGUAGE } from '../../../server/questions/search/fields.ts'
import { parseSearch } from '../../../server/questions/search/parse.ts'
import { print } from '../../../server/questions/search/print.ts'
import { questionSearch } from '../../../server/questions/search/search.ts'
import { markedHtml } from '../../../server/questions/search/snippet.ts'
import { stemsOf } from '../../../server/questions/search/stems.ts'
import {
  allOf,
  anyOf,
  type Fact,
  not,
  type Scope,
  type TextLeaf,
  type Tree,
} from '../../../server/questions/search/tree.ts'
import { foldWord, wordsIn } from '../../../server/questions/search/words.ts'
import { anAnsweredQuestion, aQuestion, freshDatabase, importQuestions } from '../../support/records.ts'

const TODAY = '2026-02-02'
const VOCABULARY = [
  'lantern',
  'lanterns',
  'harbour',
  'harbours',
  'warden',
  'warden’s',
  'quay',
  'café',
  'girls',
  'girl',
  'asking',
  'asked',
]

/** Texts of few words, so that most searches find something; the same at every run. */
const CORPUS = Array.from({ length: 60 }, (_, index) => {
  const words = (from: number, count: number) =>
    Array.from(
      { length: count },
      (_, at) => VOCABULARY[(index * 7 + from + at * at * (1 + (index % 5))) % VOCABULARY.length],
    ).join(' ')
  const make = index % 3 === 0 ? aQuestion : anAnsweredQuestion
  const isLords = index % 7 === 0
  return make({
    heading: `${words(1, 2)} n${index}`,
    questionText: `To ask, ${words(3, 5)}.`,
    ...(index % 3 === 0
      ? {}
      : { answerText: `<p>${words(0, 6)}.</p>`, dateAnswered: `2026-01-${10 + (index % 18)}T00:00:00` }),
    uin: `${isLords ? 'HL' : ''}${8_000 + index}`,
    house: isLords ? 'Lords' : 'Commons',
    isNamedDay: !isLords && index % 4 === 0,
    isWithdrawn: index % 11 === 0,
    askingMemberId: 99_001 + (index % 4),
    dateTabled: `${2024 + (index % 3)}-01-0${1 + (index % 7)}T00:00:00`,
    dateForAnswer: `${2024 + (index % 3)}-01-1${index % 10}T00:00:00`,
  })
})

let db: Database
let rows: QuestionRow[]
let answers: Map<number, string>
let isLate: (row: QuestionRow) => boolean

beforeAll(async () => {
  db = freshDatabase()
  await importQuestions(db, CORPUS)
  const ids = db.prepare<[], number>('select id from question').pluck().all()
  rows = questionQueries(db).byIds(ids)
  answers = new Map(
    db.prepare<[], [number, string]>('select question_id, text from current_answer').raw().all(),
  )
  const calendar = calendarKeeper(db)()
  isLate = (row) => lateness(row, calendar, TODAY, 'sitting-days').late === true
})

const find = (q: string) => questionSearch(db).search(readSearchQuery({ q, body: 'all' }).request, TODAY)

function idsFound(q: string): number[] {
  const keys = [...find(q).keys()]
  const idOf = db
    .prepare<[number], number>('select question_id from search_facet where search_key = ?')
    .pluck()
  return keys.map((key) => idOf.get(key) ?? 0).sort((a, b) => a - b)
}

/** The same search done plainly: each question by itself, by reading its words. */
function finds(tree: Tree | null, row: QuestionRow): boolean {
  if (tree === null) return true
  if (tree.kind === 'all') return tree.nodes.every((node) => finds(node, row))
  if (tree.kind === 'any') return tree.nodes.some((node) => finds(node, row))
  if (tree.kind === 'not') return !finds(tree.node, row)
  if (tree.kind === 'fact') return tree.values.some((value) => isTrue(tree.field, value, row))
  return textsOf(row, (tree as TextLeaf).scope).some((words) => stands(tree as TextLeaf, words))
}

function textsOf(row: QuestionRow, scope: Scope): string[][] {
  const texts = { heading: row.heading ?? '', question: row.text, answer: answers.get(row.id) ?? '' }
  return (scope === null ? Object.values(texts) : [texts[scope]]).map((text) => wordsIn(text).map(foldWord))
}

function stands(leaf: TextLeaf, words: string[]): boolean {
  if (leaf.kind === 'prefix') {
    const begun = [...new Set(allWords())].filter((word) => word.startsWith(foldWord(leaf.start))).map(stem)
    return words.some((word) => begun.includes(stem(word)))
  }
  if (leaf.kind === 'phrase') return startsOf(leaf.words, words, leaf.isExact).length > 0
  const [first = [], ...others] = leaf.phrases.map((phrase) =>
    startsOf(phrase, words, false).map((at) => ({ at, end: at + phrase.length })),
  )
  const choices = others.reduce(
    (chosen, phrase) => chosen.flatMap((one) => phrase.map((place) => [...one, place])),
    first.map((place) => [place]),
  )
  return choices.some((places) => {
    const last = Math.max(...places.map(({ at }) => at))
    return places.every(({ end }) => last - end <= leaf.distance)
  })
}

function startsOf(phrase: readonly string[], words: readonly string[], isExact: boolean): number[] {
  const form = (word: string) => (isExact ? foldWord(word) : stem(foldWord(word)))
  return words.flatMap((_, at) => {
    const isHere = phrase.every(
      (word, index) => words[at + index] !== undefined && form(word) === form(words[at + index] ?? ''),
    )
    return isHere ? [at] : []
  })
}

const stemmed = new Map<string, string>()
function stem(word: string): string {
  const known = stemmed.get(word) ?? stemsOf([word]).get(word) ?? word
  stemmed.set(word, known)
  return known
}

function allWords(): string[] {
  return rows.flatMap((row) => textsOf(row, null).flat())
}

function isTrue(field: string, value: string, row: QuestionRow): boolean {
  if (field === 'house') return row.house === value
  if (field === 'asker') return String(row.asker?.parliamentId) === value
  if (field === 'is') return isLate(row)
  if (field === 'type') return row.house === 'Commons' && row.isNamedDay === (value === 'named-day')
  if (field === 'uin') return row.uin === value
  if (field === 'status') return row.status === value
  const day = field === 'tabled' ? row.dateTabled : row.dateAnswered
  const [from, to] = value.split('..')
  return day !== null && (!from || day >= from) && (!to || day <= to)
}

const word = fc.constantFrom(...VOCABULARY.flatMap((text) => wordsIn(text)), 'zebra', 'Lantern', 'CAFE')
const scope = fc.constantFrom<Scope>(null, null, null, 'heading', 'question', 'answer')
const words = fc.array(word, { minLength: 1, maxLength: 2 })
/** Phrases with a word in common may overlap, and of those FTS5 takes some for near each other and others not. */
const areApart = (phrases: string[][]) =>
  new Set(phrases.flat().map((one) => stem(foldWord(one)))).size === phrases.flat().length
const textLeaf: fc.Arbitrary<TextLeaf> = fc.oneof(
  fc.record({ kind: fc.constant('phrase' as const), words, isExact: fc.boolean(), scope }),
  fc.record({
    kind: fc.constant('prefix' as const),
    start: fc.constantFrom('lan', 'harb', 'war', 'ask', 'caf', 'zeb'),
    scope,
  }),
  fc.record({
    kind: fc.constant('near' as const),
    phrases: fc.array(words, { minLength: 2, maxLength: 3 }).filter(areApart),
    distance: fc.nat(4),
    scope,
  }),
)
const fact: fc.Arbitrary<Fact> = fc
  .constantFrom(
    ['house', 'Lords'],
    ['house', 'Commons'],
    ['asker', '99001'],
    ['asker', '99002'],
    ['is', 'late'],
    ['type', 'named-day'],
    ['uin', '8011'],
    ['status', 'answered'],
    ['status', 'withdrawn'],
    ['tabled', '2025-01-02..2026-01-03'],
    ['tabled', '..2024-12-31'],
    ['answered', '2026-01-15..'],
  )
  .map(([field = '', value = '']) => ({ kind: 'fact', field, values: [value] }))

const { tree } = fc.letrec<{ tree: Tree; leaf: Tree }>((tie) => ({
  leaf: fc.oneof({ weight: 3, arbitrary: textLeaf }, { weight: 2, arbitrary: fact }),
  tree: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'tree' },
    tie('leaf'),
    fc
      .array(tie('tree'), { minLength: 2, maxLength: 3, depthIdentifier: 'tree' })
      .map((nodes) => allOf(nodes) as Tree),
    fc
      .array(tie('tree'), { minLength: 2, maxLength: 3, depthIdentifier: 'tree' })
      .map((nodes) => anyOf(nodes) as Tree),
    tie('tree').map((node) => not(node)),
  ),
}))

/** As it is read: two askers side by side are alternatives, and what is beyond the caps is left out. */
const asRead = tree
  .map((made) => parseSearch(print(made), QUESTION_LANGUAGE))
  .filter(({ notices }) => notices.length === 0)

describe('a search', () => {
  test('finds what reading every question finds, whatever is asked', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(asRead, ({ tree: asked }) => {
        const expected = rows.filter((row) => finds(asked, row)).map(({ id }) => id)
        expect(idsFound(print(asked))).toEqual(expected.sort((a, b) => a - b))
      }),
      { numRuns: 600 },
    )
  })

  test.each([
    'lantern or near("lantern warden" s, 0)',
    'answer:near(warden harbour, 1) or lan* or house:Lords',
  ])('shows words near each other beside others, which the index’s own marking cannot: %s', (q) =>
    expect(find(q).hits).toHaveLength(20),
  )

  test('shows a page of it in every order, with balanced marks and no text lost', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(asRead, fc.constantFrom('relevance', 'newest', 'oldest'), ({ tree: asked }, sort) => {
        const { request } = readSearchQuery({ q: print(asked), body: 'all', sort })
        const { hits, total } = questionSearch(db).search(request, TODAY)
        expect(hits).toHaveLength(Math.min(20, total))
        for (const { texts } of hits) {
          const html = markedHtml(texts.heading) + markedHtml(texts.question) + markedHtml(texts.answer)
          expect(html.replace(/<mark>[^<>]*<\/mark>/g, '')).not.toMatch(/[<>]|\p{Cc}/u)
        }
      }),
      { numRuns: 300 },
    )
  })
})
