import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KINDS } from '../../../server/commitments/kinds.ts'
import { likelihoodOf, type Promised } from '../../../server/commitments/logging/duplicates.ts'

const PLAN = 'We will publish a harbour safety plan for every port in the north by the end of March 2026.'

function promise(text: string, fields: Partial<Omit<Promised, 'text' | 'deadline'>> = {}, phrase = '') {
  const deadline = { phrase: phrase || null, earliest: null, latest: null }
  return { text, kind: 'publication', policyIds: [], deadline, ...fields } satisfies Promised
}

const isLikely = (one: Promised, other: Promised) => likelihoodOf(one)(other)

describe('a promise is likely one that was made before', () => {
  test('in the same words, whatever their case, quotes and spaces', () => {
    expect(isLikely(promise(PLAN), promise(`  ${PLAN.toUpperCase()} `))).toBe(true)
    expect(isLikely(promise('The wardens’ lamp'), promise("the wardens'  lamp"))).toBe(true)
  })

  test('in nearly the same words, or as part of a longer sentence', () => {
    const longer = `${PLAN.slice(0, -1)}, and the wardens of each of them will be asked what they think.`
    expect(isLikely(promise(PLAN), promise(longer))).toBe(true)
    expect(isLikely(promise(PLAN), promise(PLAN.replace('every port', 'each port')))).toBe(true)
  })

  test('with another deadline: that is a slip, not another promise', () => {
    const one = promise('We will publish a lantern plan by March 2026.', {}, 'by March 2026')
    const other = promise(
      'We will publish a lantern plan in the summer of 2027.',
      {},
      'in the summer of 2027',
    )
    expect(isLikely(one, other)).toBe(true)
  })

  test('in similar words only where kind, policy and time agree', () => {
    const one = promise(
      'The Government will set out any rules for moored boats with the rise in fees in due course.',
    )
    const other = promise(
      'The Government will set out any rules for moored boats with this change in January 2026.',
    )
    const both = (fields: Partial<Promised>) => isLikely({ ...one, ...fields }, { ...other, ...fields })
    expect(both({})).toBe(false)
    expect(both({ policyIds: [3] })).toBe(true)
    expect(isLikely({ ...one, policyIds: [3] }, { ...other, policyIds: [3], kind: 'action' })).toBe(false)
    const due = (earliest: string, latest: string) => ({ phrase: null, earliest, latest })
    const march = { ...one, policyIds: [3], deadline: due('2026-03-01', '2026-03-31') }
    const april = { ...other, policyIds: [3], deadline: due('2026-04-01', '2026-04-30') }
    expect(isLikely(march, april)).toBe(false)
    expect(isLikely(march, { ...april, deadline: due('2026-03-31', '2026-04-30') })).toBe(true)
  })

  test('but not because it has a few words of another in it', () => {
    expect(isLikely(promise('We will consult.'), promise('We will consult on harbour dues.'))).toBe(false)
    expect(isLikely(promise('We will consult.'), promise('We will consult!'))).toBe(true)
    expect(isLikely(promise('…'), promise('…'))).toBe(false)
  })

  test('and never by its words where it is a letter: each Member is promised their own', () => {
    const letter = promise('I will write to the hon. Member with the figures that she asks for.', {
      kind: 'write_or_deposit',
    })
    expect(isLikely(letter, letter)).toBe(false)
  })

  const word = fc.constantFrom(
    'we',
    'will',
    'publish',
    'a',
    'plan',
    'for',
    'lanterns',
    'harbours',
    'wardens',
    'soon',
  )
  const words = fc.array(word, { minLength: 1, maxLength: 25 })
  const anyPromise = fc.record({
    text: words.map((list) => list.join(' ')),
    kind: fc.constantFrom(...KINDS),
    policyIds: fc.subarray([1, 2]),
    deadline: fc.record({
      phrase: fc.constantFrom(null, 'soon'),
      earliest: fc.constantFrom(null, '2026-01-01', '2026-06-01'),
      latest: fc.constantFrom(null, '2026-06-01', '2026-12-31'),
    }),
  })

  test('whichever of the two came first', () => {
    fc.assert(
      fc.property(anyPromise, anyPromise, (one, other) => isLikely(one, other) === isLikely(other, one)),
    )
  })

  test('when it is itself, letters and nothing but a deadline aside', () => {
    fc.assert(
      fc.property(anyPromise, (one) => {
        fc.pre(one.kind !== 'write_or_deposit' && one.text !== 'soon')
        expect(isLikely(one, one)).toBe(true)
      }),
    )
  })

  test('however much is said around it, once it has words enough', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const around = promise(`${before.join(' ')} ${PLAN} ${after.join(' ')}`)
        expect(isLikely(promise(PLAN), around)).toBe(true)
      }),
    )
  })
})
