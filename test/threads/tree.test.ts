import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Status } from '../../server/questions/question.ts'
import type { ReferenceRow } from '../../server/threads/queries.ts'
import { whatAnswersAdd } from '../../server/threads/tree/added.ts'
import { flagsOf } from '../../server/threads/tree/flags.ts'
import { stepsOf } from '../../server/threads/tree/steps.ts'
import { type Branch, inTreeOrder, treeOf } from '../../server/threads/tree/tree.ts'

/** `2q1`: the text of question 2 refers to question 1; `2a1`: its answer does; `2a?`: to one that is not there. */
function references(...said: string[]): ReferenceRow[] {
  return said.map((one) => {
    const [, from = '', place, to = ''] = /^(\d+)([qa])(\d+|\?)$/.exec(one) ?? []
    return {
      ...{ questionId: Number(from), foundIn: place === 'q' ? 'question' : 'answer', uin: `70${to}` },
      ...{ startsAt: 0, words: 'these', kind: 'pursuant', saidOn: null, saidOf: 'either' },
      ...{ targetId: to === '?' ? null : Number(to), isAmbiguous: false },
    }
  })
}

const members = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    uin: `${701 + index}`,
    dateTabled: `2026-01-${10 + index}`,
  }))

const drawn = (branches: readonly Branch[]): string =>
  branches
    .map(
      ({ step, branches: under }) =>
        step.questionIds.join('+') + (under.length > 0 ? `(${drawn(under)})` : ''),
    )
    .join(' ')

const tree = (count: number, said: string[], groupings: { questionId: number; siblingId: number }[] = []) =>
  drawn(treeOf(stepsOf(members(count), references(...said), groupings)))

describe('the tree of a thread', () => {
  test('puts each question under the one that it refers to, in the order of their dates', () => {
    expect(tree(4, ['2q1', '3q1', '4q2'])).toBe('1(2(4) 3)')
    expect(tree(3, [])).toBe('1 2 3')
  })

  test('puts what was tabled on one day in the order of its numbers, whichever came in first', () => {
    const onOneDay = ['1002', '998', null, '1001'].map((uin, at) => ({
      id: at + 1,
      uin,
      dateTabled: '2026-01-12',
    }))
    const drawing = drawn(treeOf(stepsOf(onOneDay, [], [{ questionId: 1, siblingId: 4 }])))
    expect(drawing).toBe('3 2 4+1')
  })

  test('goes by the question before the answer, and by what comes first in it', () => {
    expect(tree(3, ['3q2', '3a1'])).toBe('1 2(3)')
    expect(tree(3, ['3q1', '3q2'])).toBe('1(3) 2')
    expect(tree(3, ['2a1', '3a1'])).toBe('1(2 3)')
  })

  test('makes one step of questions that were answered together', () => {
    const together = [{ questionId: 2, siblingId: 3 }]
    expect(tree(4, ['2q1', '4q3'], together)).toBe('1(2+3(4))')
    expect(tree(3, ['2a1', '3a1', '2q3'], together)).toBe('1(2+3)')
  })

  test('has each question once, whatever refers to what', () => {
    const edge = fc.tuple(
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom('q', 'a'),
      fc.integer({ min: 1, max: 8 }),
    )
    const pair = fc.record({
      questionId: fc.integer({ min: 1, max: 8 }),
      siblingId: fc.integer({ min: 1, max: 8 }),
    })
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 20 }), fc.array(pair, { maxLength: 3 }), (edges, pairs) => {
        const steps = stepsOf(members(8), references(...edges.map((one) => one.join(''))), pairs)
        const shown = inTreeOrder(treeOf(steps)).flatMap(({ questionIds }) => questionIds)
        expect(shown.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
        const flags = flagsOf({ steps, statusOf: () => 'answered', onlyRefers: () => true })
        expect(flags.size).toBe(steps.length)
      }),
    )
  })
})

/** The flags as `2 circle 701`. */
function flags(
  count: number,
  said: string[],
  statuses: Record<number, Status> = {},
  onlyRefer: number[] = [],
) {
  const steps = stepsOf(members(count), references(...said), [])
  const found = flagsOf({
    steps,
    statusOf: (id) => statuses[id] ?? 'answered',
    onlyRefers: (id) => onlyRefer.includes(id),
  })
  return [...found].flatMap(([id, all]) =>
    all.map(({ kind, uin, isAtTheEnd }) => `${id} ${kind} ${uin}${isAtTheEnd ? ' in the end' : ''}`),
  )
}

describe('a referral', () => {
  test('that leads to an answer is not flagged, nor is what a question refers to', () => {
    expect(flags(3, ['2a1', '3q2', '3q?'])).toEqual([])
  })

  test('that goes round in a circle is flagged at each of its answers', () => {
    expect(flags(2, ['1a2', '2a1'])).toEqual(['1 circle 702', '2 circle 701'])
    expect(flags(4, ['1a2', '2a3', '3a1', '4a1'])).toEqual(['1 circle 702', '2 circle 703', '3 circle 701'])
  })

  test('that only sends back to what the question pursues is flagged', () => {
    expect(flags(2, ['2q1', '2a1'], {}, [2])).toEqual(['2 sent-back 701'])
    expect(flags(3, ['2q1', '3q2', '3a1'], {}, [3])).toEqual(['3 sent-back 701'])
    expect(flags(2, ['2q1', '2a1'])).toEqual([])
  })

  test('that ends without an answer is flagged with what became of it', () => {
    const said = ['2a1', '3a?']
    expect(flags(3, said, { 1: 'unanswered' })).toEqual(['2 unanswered 701', '3 absent 70?'])
    expect(flags(2, ['2a1'], { 1: 'holding' })).toEqual(['2 unanswered 701'])
    expect(flags(2, ['2a1'], { 1: 'withdrawn' })).toEqual(['2 withdrawn 701'])
    expect(flags(2, ['2a1'], { 1: 'lapsed' })).toEqual(['2 lapsed 701'])
  })

  test('is followed through answers that only refer on', () => {
    const said = ['3a2', '2a1']
    expect(flags(3, said, { 1: 'withdrawn' }, [2])).toEqual(['2 withdrawn 701', '3 withdrawn 701 in the end'])
    expect(flags(3, said, { 1: 'withdrawn' })).toEqual(['2 withdrawn 701'])
  })
})

test('the flags of answers that all refer to all others are soon found', () => {
  const numbers = Array.from({ length: 150 }, (_, index) => index + 1)
  const said = numbers.flatMap((one) => numbers.flatMap((other) => [`${one}q${other}`, `${one}a${other}`]))
  const steps = stepsOf(members(150), references(...said), [])
  const flags = flagsOf({ steps, statusOf: () => 'answered', onlyRefers: () => true })
  expect([...flags.values()].every((own) => own.length === 149)).toBe(true)
})

describe('what an answer added', () => {
  const answer = (stepId: number, text: string, words: string | null = null) => ({
    ...{ stepId, text, dateAnswered: `2026-02-0${stepId}` },
    references: words === null ? [] : [{ startsAt: text.indexOf(words), words }],
  })

  test('is the first that no earlier answer has, and how many more there are', () => {
    const said = whatAnswersAdd([
      answer(2, 'The wardens hold “ten” lamps.  Two are new. One is broken. Yes. It burnt.'),
      answer(1, 'The Wardens hold "ten" lamps.'),
    ])
    expect(said.get(1)).toEqual({
      ...{ added: { sentence: 'The Wardens hold "ten" lamps.', more: 0 }, onlyRefers: false, isFirst: true },
    })
    expect(said.get(2)).toEqual({
      added: { sentence: 'Two are new. One is broken.', more: 2 },
      onlyRefers: false,
      isFirst: false,
    })
  })

  test('is nothing where it says the same again, or only where another answer is', () => {
    const refers = 'I refer the hon. Member to Question 701.'
    const said = whatAnswersAdd([answer(1, 'Ten.'), answer(2, 'Ten.'), answer(3, refers, 'Question 701')])
    expect(said.get(2)).toMatchObject({ added: null, onlyRefers: false })
    expect(said.get(3)).toMatchObject({ added: null, onlyRefers: true })
  })
})
