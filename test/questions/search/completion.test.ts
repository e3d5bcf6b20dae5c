import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completions } from '../../../server/questions/search/completion.ts'
import { FIELD_WORDS, QUESTION_LANGUAGE } from '../../../server/questions/search/fields.ts'
import { namesOver, type SearchLookups } from '../../../server/questions/search/lookups.ts'
import { parseSearch } from '../../../server/questions/search/parse.ts'
import { asRead } from '../../../server/questions/search/tokens.ts'
import { leavesOf } from '../../../server/questions/search/tree.ts'
import { understandFacts } from '../../../server/questions/search/understand.ts'

const MEMBERS = ['Ann Lee', 'Ann Leeson', 'Zoë O’Brien-Lee', 'Bea "Bee" Sample', 'Cy Ash', 'Cy Ash']

const LOOKUPS: SearchLookups = {
  members: namesOver(MEMBERS.map((label, at) => ({ code: at + 1, value: String(4101 + at), label }))),
  parties: namesOver(
    ['Green', 'Progress', 'Progress (Co-op)', 'Reform, but Slowly'].map((label, at) => ({
      code: at + 1,
      value: label,
      label,
    })),
  ),
  bodies: namesOver([
    { code: 1, value: '1', label: 'Home Office' },
    { code: 53, value: '53', label: 'Cabinet Office' },
  ]),
  policies: namesOver(
    [{ code: 1, value: 'quay-plan', label: 'Harbour Strategy' }],
    [{ code: 1, name: 'The Quay Lights' }],
  ),
  policySets: [[], [1]],
}

const KNOWN = { lookups: LOOKUPS, today: '2026-02-02' }

/** `|` is the caret; without one it stands at the end. */
function offered(typed: string) {
  const caret = typed.includes('¦') ? typed.indexOf('¦') : typed.length
  return completions(typed.replace('¦', ''), caret, KNOWN)
}

const textsFor = (typed: string) =>
  offered(typed).map(({ text, caret }) => `${text.slice(0, caret)}¦${text.slice(caret)}`)

describe('what is being typed is completed with', () => {
  test.each([
    ['ask', ['asker:¦']],
    ['ASK', ['asker:¦']],
    ['asked', ['asker:¦']],
    ['fire -(answ', ['answerer', 'answered', 'answer', 'body'].map((name) => `fire -(${name}:¦`)],
    ['head', ['heading:¦']],
    ['as¦k fire', ['asker:¦ fire']],
    ['body', ['body:¦']],
    ['a', []],
    ['', []],
    ['fire ', []],
    ['"ask', []],
    ['=ask', []],
    ['ask*', []],
    ['heading:ask', []],
    ['near(ask', []],
    ['xyz', []],
    ['asker:ann', ['asker:"Ann Lee"¦', 'asker:"Ann Leeson"¦']],
    ['-asker:ann', ['-asker:"Ann Lee"¦', '-asker:"Ann Leeson"¦']],
    ['asker:zoe', ['asker:"Zoë O\'Brien-Lee"¦']],
    ['asker:"lee a', ['asker:"Ann Lee"¦', 'asker:"Ann Leeson"¦']],
    ['asker:“lees', ['asker:"Ann Leeson"¦']],
    ['asker:410', expect.arrayContaining(['asker:"Ann Lee"¦'])],
    ['asker:bee', ['asker:4104¦']],
    ['asker:cy', ['asker:4105¦', 'asker:4106¦']],
    ['asker:nobody', []],
    ['asker:"Ann Lee"', []],
    ['as¦ker:ann', []],
    ['asker:an¦n fire', ['asker:"Ann Lee"¦ fire', 'asker:"Ann Leeson"¦ fire']],
    ['asker:"an¦"fire', ['asker:"Ann Lee"¦ fire', 'asker:"Ann Leeson"¦ fire']],
    ['asker:¦ fire', expect.arrayContaining(['asker:"Ann Lee"¦ fire'])],
    ['party:Green,pro', ['party:Green,Progress¦', 'party:Green,"Progress (Co-op)"¦']],
    ['party:gr¦,Progress', ['party:Green¦,Progress']],
    [
      'party:Green,',
      ['party:Green,Progress¦', 'party:Green,"Progress (Co-op)"¦', 'party:Green,"Reform, but Slowly"¦'],
    ],
    ['party:(Green or pro', ['party:(Green or Progress¦']],
    ['party:(gr¦ or Progress)', ['party:(Green¦ or Progress)']],
    ['party:(Green or ¦)', ['party:(Green or Progress¦)', 'party:(Green or "Reform, but Slowly"¦)']],
    ['(fire or party:gre', ['(fire or party:Green¦']],
    ['house:l', ['house:Lords¦']],
    ['house:Lords', []],
    ['status:hold', ['status:holding¦']],
    ['is:wait', ['is:open¦']],
    ['body:o', ['body:"Cabinet Office"¦', 'body:"Home Office"¦']],
    ['body:all', []],
    ['body:answering', ['body:all¦']],
    ['policy:light', ['policy:quay-plan¦']],
    ['policy:quay', ['policy:quay-plan¦']],
    ['year:202', ['2026', '2025', '2024', '2023', '2022', '2021', '2020'].map((year) => `year:${year}¦`)],
    ['year:un', ['year:unknown¦']],
    ['uin:1', []],
    [
      'tabled:',
      [
        'tabled:2026¦',
        'tabled:2026-02¦',
        'tabled:2026-02-02¦',
        'tabled:2026-01..2026-02¦',
        'tabled:2026-01-01..2026-02-02¦',
        'tabled:>2026-02-02¦',
      ],
    ],
    ['answered:>', ['answered:>2026-02-02¦']],
    ['tabled:1999', []],
  ])('%s', (typed, texts) => {
    expect(textsFor(typed)).toEqual(texts)
  })

  test('at most ten', () => {
    expect(offered('year:')).toHaveLength(10)
  })

  test('nothing that would make the search longer than may be searched for', () => {
    expect(offered(`${'a '.repeat(246)}asker:a`)).toEqual([])
  })

  test('each with what it is called and, of a value, whose it is', () => {
    expect(offered('policy:light')[0]).toMatchObject({
      written: 'quay-plan',
      label: 'Harbour Strategy',
      field: 'policy',
    })
    expect(offered('ask')[0]).toMatchObject({ written: 'asker:', label: 'Asked by', field: null })
  })
})

describe('whatever is suggested', () => {
  const typed = fc
    .oneof(
      fc
        .constantFrom(...FIELD_WORDS.map(({ name }) => name))
        .chain((name) =>
          fc
            .constantFrom('', 'a', 'l', 'ann', 'gr', 'Green,', '(gr', '(Green or ', '"h', '20', 'un', '>')
            .map((value) => `${name}:${value}`),
        ),
      fc.constantFrom(...FIELD_WORDS.map(({ name }) => name.slice(0, 3))),
    )
    .chain((word) => fc.constantFrom(word, `-${word}`, `(fire or ${word}`, `fire "wardens of" ${word}`))
  const after = fc.constantFrom('', ' fire', ' party:Green', ' -"wardens"')

  test('reads without complaint, is understood as one thing, and has the value in it', () => {
    fc.assert(
      fc.property(typed, after, (before, behind) => {
        const complaints = parseSearch(before + behind, QUESTION_LANGUAGE).notices.length
        for (const { text, written, field, label } of completions(before + behind, before.length, KNOWN)) {
          const { tree, notices } = parseSearch(text, QUESTION_LANGUAGE)
          expect(notices.length).toBeLessThanOrEqual(complaints)
          expect(text).toContain(written)
          if (field === null) continue
          const value = written.replaceAll('"', '')
          const fact = leavesOf(tree).find(
            (leaf) => leaf.kind === 'fact' && leaf.field === field && leaf.values.includes(value),
          )
          expect(fact).toBeDefined()
          const said: string[] = []
          const known = understandFacts({ kind: 'fact', field, values: [value] }, LOOKUPS, said)
          expect(said).toEqual([])
          if (known?.kind === 'fact') expect(known.labels.join()).not.toBe('')
          expect(label).not.toBe('')
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('no text and no caret makes it fail', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    const odd = fc.array(fc.constantFrom('asker:', '"', '(', ')', ' or ', ',', '-', 'an', '“', '=', '*', 'é'))
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          odd.map((parts) => parts.join('')),
        ),
        fc.nat(60),
        (given, at) => {
          const caret = Math.min(at, given.length)
          for (const suggestion of completions(given, caret, KNOWN)) {
            expect(suggestion.text).toContain(suggestion.written)
            expect(suggestion.text.slice(0, suggestion.caret)).toMatch(/[:"\p{L}\p{N}]$/u)
            expect(asRead(suggestion.text)).toBe(suggestion.text)
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
