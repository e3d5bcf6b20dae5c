import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSearchQuery } from '../../../server/questions/schema.ts'
import { markingMatch, questionLeaf } from '../../../server/questions/search/match.ts'
import { textsOfPage } from '../../../server/questions/search/page-marking.ts'
import { type SnippetRow, searchQueries } from '../../../server/questions/search/queries.ts'
import { questionSearch } from '../../../server/questions/search/search.ts'
import { anAnsweredQuestion, freshDatabase, importQuestions } from '../../support/records.ts'

const WORDS = [
  'lantern',
  'lanterns',
  'lanterned',
  'land',
  'landing',
  'fly',
  'flies',
  'flying',
  'flood',
  'warden',
  'wardens',
  'war',
]
const PREFIXES = ['lan*', 'lant*', 'land*', 'fly*', 'fli*', 'flo*', 'war*', 'ward*']

test('a page is marked by the words of its own records as by all that a prefix stands for', async () => {
  const db = freshDatabase()
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
  const sql = searchQueries(db)
  const { search } = questionSearch(db)
  const expand = (start: string) => sql.wordsFrom(start, 200)
  const term = fc.constantFrom(...PREFIXES, ...WORDS, 'near(lantern warden, 5)')
  const joined = fc.array(fc.tuple(fc.constantFrom(' ', ' or ', ' -'), term), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(joined, fc.constantFrom('relevance', 'newest'), (parts, sort) => {
      const q = `${parts.flat().join('')} ${PREFIXES[parts.length] ?? ''}`
      const { tree, hits, keys } = search(readSearchQuery({ q, sort, expand: 'off' }).request, '2026-02-02')
      const page = hits.map(({ searchKey }) => searchKey)
      const marking = markingMatch(tree, questionLeaf(expand))
      const whole = marking === null ? sql.plain(page) : sql.snippets(marking, page)
      const ours = textsOfPage(sql, page, keys, { tree, marking, matches: keys.length, expand })
      expect(byKey(ours)).toEqual(byKey(whole))
      expect(hits.map(({ texts }) => texts)).toEqual(page.map((key) => whole.find((row) => row.key === key)))
    }),
  )
})

function byKey(rows: readonly SnippetRow[]): SnippetRow[] {
  return [...rows].sort((a, b) => a.key - b.key)
}
