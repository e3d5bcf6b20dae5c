import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/open.ts'
import { readSearchQuery } from '../../../server/questions/schema.ts'
import { questionLeaf, rankingMatch } from '../../../server/questions/search/match.ts'
import { questionSearch } from '../../../server/questions/search/search.ts'
import { anAnsweredQuestion, freshDatabase, importQuestions } from '../../support/records.ts'

const WORDS = [
  ...['lantern', 'lanterns', 'lanterned', 'land', 'landing', 'fly', 'flies', 'flying', 'flood'],
  ...['warden', 'Wardens', 'war', 'café', 'CAFÉS', '£3,000', 'e\u0301tude'],
]
const PREFIXES = ['lan*', 'lant*', 'land*', 'fly*', 'fli*', 'flo*', 'war*', 'ward*', 'caf*']
const PHRASES = ['"lantern land"', '"war warden"', '"fly flies"', '"café lanterns"']
const LEAVES = [...PREFIXES, ...PHRASES, 'heading:war', 'answer:lantern', 'question:land', 'etude', '3']

let db: Database

beforeAll(async () => {
  db = freshDatabase()
  const texts = fc.sample(fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 9 }), {
    numRuns: 60,
    seed: 7,
  })
  await importQuestions(
    db,
    texts.map((words, at) =>
      anAnsweredQuestion({
        heading: words.slice(0, 2).join(' '),
        questionText: `To ask about ${words.join(', ')}.`,
        answerText: `<p>${texts[(at + 1) % texts.length]?.join(' ')}</p>`,
        dateTabled: `2025-0${1 + (at % 9)}-12T00:00:00`,
      }),
    ),
  )
})

test('what is marked in a short text is what the index marks', () => {
  const { search } = questionSearch(db)
  const words = db.prepare<[string], string>(
    "select min(word) from search_word where word like ? || '%' group by stem",
  )
  const expand = (start: string) => words.pluck().all(start)
  const marked = db.prepare<[string, number], [string, string, string]>(`
    select highlight(search_index, 0, char(1), char(2)), highlight(search_index, 1, char(1), char(2)),
           highlight(search_index, 2, char(1), char(2))
      from search_index
     where search_index match ? and rowid = cast(? as integer)`)
  const leaf = fc.constantFrom(...LEAVES, ...WORDS)
  const query = fc
    .tuple(fc.array(leaf, { minLength: 1, maxLength: 3 }), fc.constantFrom(' ', ' or '))
    .map(([leaves, by]) => leaves.join(by))
  fc.assert(
    fc.property(query, fc.constantFrom('relevance', 'newest'), (q, sort) => {
      const { tree, hits } = search(readSearchQuery({ q, sort, expand: 'off' }).request, '2026-02-02')
      const match = rankingMatch(tree, questionLeaf(expand)) ?? ''
      for (const { searchKey, texts } of hits) {
        expect([texts.heading, texts.question, texts.answer]).toEqual(marked.raw().get(match, searchKey))
      }
    }),
    { numRuns: 300 },
  )
})
