import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDuePhrases } from '../../../server/commitments/deadline-phrases.ts'
import { readDueWindow } from '../../../server/commitments/due/reader.ts'

/** Sentences and the phrase that comes first in them. */
const FOUND: readonly [sentence: string, phrase: string][] = [
  ['We will publish the harbour strategy by 31 March 2027.', 'by 31 March 2027'],
  ['The new returns will be published on 16 May 2026.', 'on 16 May 2026'],
  ['A response is expected to be published Summer 2026.', 'Summer 2026'],
  ['We will set out the next steps in due course.', 'in due course'],
  ['The Government will soon lay the regulations.', 'soon'],
  ['A consultation will be launched shortly.', 'shortly'],
  ['Tomorrow, the Minister is launching a plan for lighthouses.', 'Tomorrow'],
  ['The offence comes into force early next month.', 'early next month'],
  ['We are ending the old scheme from 2026-27, as announced.', 'from 2026-27'],
  ['We will close every depot by the end of this Parliament.', 'by the end of this Parliament'],
  ['Our mission is to halve bicycle theft within a decade.', 'within a decade'],
  ['Halving bicycle theft over the next decade is our aim.', 'over the next decade'],
  ['We intend to consult later in 2026.', 'later in 2026'],
  ['Pilots will open next year to test the approach.', 'next year'],
  ['The plan is due to be published this Autumn, to set out our aims.', 'this Autumn'],
  ['The Office will launch a survey in the coming weeks and has begun to plan it.', 'in the coming weeks'],
  ['The fees will be set following the consultation.', 'following the consultation'],
  ['Further details will be issued once a decision has been taken.', 'once a decision has been taken'],
  ['Once we have studied the report in full, we will reply.', 'Once we have studied the report in full'],
  [
    'We will therefore review the formula once the merger of forces is complete so that it is fair.',
    'once the merger of forces is complete',
  ],
  [
    'When a new site has been chosen, the Department will write to the council.',
    'When a new site has been chosen',
  ],
  [
    'We will work with ports as the rules are introduced to ensure that they are ready.',
    'as the rules are introduced',
  ],
  ['The next release is due at the end of January 2026 with new figures.', 'at the end of January 2026'],
  ['We will bring the Bill forward when parliamentary time allows.', 'when parliamentary time allows'],
  ['Regulations will be laid before the summer recess.', 'before the summer recess'],
  ['We will report before the House rises for Christmas.', 'before the House rises for Christmas'],
  ['The review will report within six months.', 'within six months'],
  ['The duty will apply within 12 months of Royal Assent.', 'within 12 months of Royal Assent'],
  ['Scrutiny of the Act will be carried out two years after Royal Assent.', 'two years after Royal Assent'],
  ['We expect to finish the guide towards the end of 2026.', 'towards the end of 2026'],
  ['We aim to publish the update before the end of 2026.', 'before the end of 2026'],
  ['The Secretary of State will make a statement early in the new year.', 'early in the new year'],
  ['The pilot will start in the first half of 2027.', 'in the first half of 2027'],
  ['We will respond no later than 30 June.', 'no later than 30 June'],
  ['The board will meet between March and May 2026.', 'between March and May 2026'],
  ['The permits will be issued from 8 January.', 'from 8 January'],
  ['We will update the House as soon as practicable.', 'as soon as practicable'],
  ['We will write at the earliest opportunity.', 'at the earliest opportunity'],
  ['We will reduce the number of depots over time.', 'over time'],
  ['The figures will be published every six months.', 'every six months'],
  ['On 3 June 2026 we will open the second site.', 'On 3 June 2026'],
  ['We will publish the plan announced in July 2025 by spring 2026.', 'by spring 2026'],
  ['The plan will be reviewed annually, with the first report due by May 2026.', 'by May 2026'],
  ['The fee will be reviewed after two years.', 'after two years'],
  ['The piers will be repaired over the course of this year.', 'over the course of this year'],
  ['We will hire wardens over the course of the next year.', 'over the course of the next year'],
  ['We are providing £6 million over the next three years for piers.', 'over the next three years'],
  ['We will provide up to £3 million in 2026-27 for piers.', 'in 2026-27'],
  ['We will legislate before the next general election.', 'before the next general election'],
  ['We will set out our plans alongside the Budget.', 'alongside the Budget'],
  ['Funding will be decided at the next fiscal event.', 'at the next fiscal event'],
  ['Subject to parliamentary approval, berths will be made cheaper.', 'Subject to parliamentary approval'],
  ['Ministers have agreed to open six more piers before the summer.', 'before the summer'],
  ['We will set out next steps on lamps once the pilot has finished.', 'once the pilot has finished'],
  [
    'We will say more as the Bill progresses through Parliament.',
    'as the Bill progresses through Parliament',
  ],
  ['We will reply after the consultation closes.', 'after the consultation closes'],
  ['We will publish the figures quarterly.', 'quarterly'],
  ['The new lamps are due to be rolled out mid-2026.', 'mid-2026'],
  ['When we have studied her report we will set out our plans.', 'When we have studied her report'],
  [
    'The scheme will run from the start of the 2026-27 academic year.',
    'from the start of the 2026-27 academic year',
  ],
  ['The second phase gets under way in January 2027.', 'in January 2027'],
  ['We will legislate in due course and in any case by 2028.', 'by 2028'],
  ['The scheme, announced on 4 May 2025, will begin in May 2026.', 'in May 2026'],
  ['We will publish it in Q3 2026.', 'in Q3 2026'],
  ['The Government will set out the rules associated with this in January.', 'in January'],
  [
    'The work will begin after the Harbours Bill comes into force.',
    'after the Harbours Bill comes into force',
  ],
  [
    'Budgets will be confirmed at the forthcoming port funding settlement.',
    'at the forthcoming port funding settlement',
  ],
  ['The launch is planned for spring 2026 in three towns.', 'for spring 2026'],
  ['This will be done by the end of the financial year.', 'by the end of the financial year'],
]

/** Sentences that have words of time and yet say no deadline. */
const NOT_FOUND: readonly string[] = [
  'The Office published the note on 4 September 2025.',
  'On 4 December the Government launched a survey of lighthouses.',
  'The old scheme closed on 11 December 2024.',
  'New guidance was issued in March.',
  'I refer the hon. Member to the answer given on 8 April to Question 44194.',
  'I refer the hon. Member to my answer of 12 January 2026 to Question 104512.',
  'Funding of £7 million is being provided over three years.',
  'The grant will last for 12 months.',
  'As set out in the Spring Statement 2025, we will support ports.',
  'Announced in the Autumn Budget, the fund will support ports.',
  'The Harbours and Docks Act 2026 will make this an offence.',
  'The Harbour Reform White Paper 2026 will be our guide.',
  'The 2025 Spending Review will be our guide.',
  'Those aged 18 to 24 will be eligible.',
  'Thefts fell by a tenth in the year ending March 2025.',
  'The data as at the end of September 2025 has been published.',
  'The Bill, introduced on 19 June 2025, will amend the law.',
  'Announced in July 2025, the third phase will receive a grant.',
  'The answer of 3 March may be of help.',
  'Officers may march where they will.',
  'The permit is valid for a period of one year from the date of issue.',
  'It was the most serious such event in a decade.',
  'When it comes to compliance, the regulator will decide.',
  'This is a matter for the police.',
  'In 2016 the two countries agreed to share records.',
  'We will publish more on the allocations for 2026-27.',
  'The port budget will rise to £4 million in 2024 prices.',
  'We will use this year’s data and next year’s survey.',
  'The Winter of Lights campaign will be repeated at the Autumn Statement.',
  'The rules changed soon after the last election.',
  '',
]

describe('the words that say by when', () => {
  it.each(FOUND)('in "%s" are "%s"', (sentence, phrase) => {
    expect(findDuePhrases(sentence)[0]?.text).toBe(phrase)
  })

  it.each(FOUND)('in "%s" can be read', (sentence) => {
    for (const { text } of findDuePhrases(sentence)) {
      expect(readDueWindow(text, '2026-01-12').notes.join(' ')).not.toContain('could not be read')
    }
  })

  it.each(NOT_FOUND)('are not in "%s"', (sentence) => {
    expect(findDuePhrases(sentence)).toEqual([])
  })

  it('stand in the order of how sure they are: dates before words without a date', () => {
    const sentence = 'We will consult in due course, publish in 2027 and finish by 1 May 2028.'
    expect(findDuePhrases(sentence).map(({ text }) => text)).toEqual([
      'by 1 May 2028',
      'in 2027',
      'in due course',
    ])
  })

  it('leave out a date before the answer, where the day of the answer is given', () => {
    const sentence = 'We are committed to an inquiry into the events at the docks on 18 June 1984.'
    expect(findDuePhrases(sentence, '2024-07-26')).toEqual([])
  })
})

describe('in any text', () => {
  const pieces = [...FOUND.map(([sentence]) => sentence), ...NOT_FOUND].flatMap((text) => text.split(' '))
  const salad = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((words) => words.join(' '))
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), salad)

  it('every phrase is exactly the words at its offsets, and no two overlap', () => {
    fc.assert(
      fc.property(text, (sentence) => {
        const phrases = findDuePhrases(sentence)
        expect(findDuePhrases(sentence)).toEqual(phrases)
        for (const phrase of phrases) expect(sentence.slice(phrase.start, phrase.end)).toBe(phrase.text)
        const inOrder = phrases.toSorted((a, b) => a.start - b.start)
        for (const [i, phrase] of inOrder.entries()) {
          expect(phrase.start >= (inOrder[i - 1]?.end ?? 0)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['white space', ' '],
    ['digits', '1'],
    ['a word that opens a phrase', 'by the end of '],
    ['words of an event', 'once the review after the consultation '],
    ['numbers and units', 'within two to three years or '],
    ['dates', 'between 1 and 2 May 2026 and '],
    ['hyphens', '2025-26-'],
  ])('the time taken does not run away with the length of %s', (_, piece) => {
    const took = (times: number) => {
      const sentence = `We will act ${piece.repeat(times)}`
      const start = performance.now()
      findDuePhrases(sentence)
      return performance.now() - start
    }
    took(200)
    expect(took(4000)).toBeLessThan(1500)
  })
})
