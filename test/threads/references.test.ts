import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { referencesIn } from '../../server/threads/reading/references.ts'

/** Every reference of a text as `kind numbers date (of what): words`. */
function read(text: string): string[] {
  return referencesIn(text).map(({ start, end, kind, uins, said, saidOf }) => {
    const date = said ? ` ${[said.year ?? 'some', said.month, said.day].join('-')} ${saidOf}` : ''
    return `${kind} ${uins.join(' ')}${date}: ${text.slice(start, end)}`
  })
}

/** The wordings of Members and ministers, each with what is read in it. */
const WORDINGS: readonly [says: string, ...read: string[]][] = [
  [
    'To ask the Secretary of State, pursuant to the Answer of 23 June 2025 to Question 59362 on Lamps: Oil, how many there are.',
    'pursuant 59362 2025-6-23 answered: pursuant to the Answer of 23 June 2025 to Question 59362',
  ],
  [
    'To ask, pursuant to the answer of 20 November to question 90783, whether the lamps burn.',
    'pursuant 90783 some-11-20 answered: pursuant to the answer of 20 November to question 90783',
  ],
  [
    'To ask, pursuant to the answer of 5 November 2025, to Question 86340, on wicks, what a wick costs.',
    'pursuant 86340 2025-11-5 answered: pursuant to the answer of 5 November 2025, to Question 86340',
  ],
  [
    'To ask, with reference to the Answer of 24 October 2023 to Question168058 on harbours, if he will say more.',
    'reference 168058 2023-10-24 answered: with reference to the Answer of 24 October 2023 to Question168058',
  ],
  [
    "To ask His Majesty's Government, further to the Written Answer by Lord Farrow on 3 September (HL10232), what wardens earn.",
    'further HL10232 some-9-3 answered: further to the Written Answer by Lord Farrow on 3 September (HL10232)',
  ],
  [
    'further to the Written Answers by Baroness Quill on 11 March (HL2127, HL2128 and HL2130), whether they agree.',
    'further HL2127 HL2128 HL2130 some-3-11 answered: further to the Written Answers by Baroness Quill on 11 March (HL2127, HL2128 and HL2130)',
  ],
  [
    'further to the Written Answers by Lord Farrow on 3 September (HL21) and 4 September (HL22), what changed.',
    'further HL21 some-9-3 answered: further to the Written Answers by Lord Farrow on 3 September (HL21)',
    'further HL22 some-9-4 either: 4 September (HL22)',
  ],
  [
    'I refer the hon. Member to the answer he was given on 8 April to question 44194.',
    'referral 44194 some-4-8 answered: refer the hon. Member to the answer he was given on 8 April to question 44194',
  ],
  [
    'I refer the right hon. Lady to the reply that I gave to Question 29127 from the hon. Member for Northbridge and Farrow on 14 February 2025.',
    'referral 29127 2025-2-14 answered: refer the right hon. Lady to the reply that I gave to Question 29127 from the hon. Member for Northbridge and Farrow on 14 February 2025',
  ],
  [
    'I refer the Rt.Hon Member to my previous response, reference UIN 3572, answered on the 4th September 2024.',
    'referral 3572 2024-9-4 answered: refer the Rt.Hon Member to my previous response, reference UIN 3572, answered on the 4th September 2024',
  ],
  ['None. I refer the Member to PQ 12545.', 'referral 12545: refer the Member to PQ 12545'],
  ['See the answer to Question UIN 91769.', 'referral 91769: See the answer to Question UIN 91769'],
  ['This was said in reply to WPQ 501.', 'mention 501: reply to WPQ 501'],
  [
    'That was set out on 27 November 2023 in their answer to Question 2945, which says so.',
    'mention 2945 2023-11-27 answered: 27 November 2023 in their answer to Question 2945',
  ],
  [
    'as in my answer of 3 July 2025 to the hon. Member for Northbridge, Question 123.',
    'mention 123 2025-7-3 answered: answer of 3 July 2025 to the hon. Member for Northbridge, Question 123',
  ],
  [
    'To ask, when he plans to respond to Question 46599, tabled by the hon. Member for Farrow on 2 May 2025.',
    'chaser 46599 2025-5-2 tabled: Question 46599, tabled by the hon. Member for Farrow on 2 May 2025',
  ],
  [
    'To ask, for what reason Question 46599 has not been answered; and if she will answer it.',
    'chaser 46599: Question 46599',
  ],
  [
    'To ask, whether he will answer Questions 46599 and 46600.',
    'chaser 46599 46600: Questions 46599 and 46600',
  ],
  [
    'To ask, when Question 46599, tabled on 2 May, will receive a reply.',
    'chaser 46599 some-5-2 tabled: Question 46599, tabled on 2 May',
  ],
  [
    'pursuant to the Answers of 3 July 2025 to Questions 62001 and 62002 on lamps',
    'pursuant 62001 62002 2025-7-3 answered: pursuant to the Answers of 3 July 2025 to Questions 62001 and 62002',
  ],
  [
    'pursuant to the Answers of 3 July 2025 to Question 62001 and of 4 July 2025 to Question 62002',
    'pursuant 62001 2025-7-3 answered: pursuant to the Answers of 3 July 2025 to Question 62001',
    'pursuant 62002 2025-7-4 either: 4 July 2025 to Question 62002',
  ],
  [
    'I refer him to Questions 62001 to 62004.',
    'referral 62001 62002 62003 62004: refer him to Questions 62001 to 62004',
  ],
  [
    'I refer him to Questions 62001, 62002 & 62005.',
    'referral 62001 62002 62005: refer him to Questions 62001, 62002 & 62005',
  ],
  [
    'I refer him to Question 62001 and Question 62005.',
    'referral 62001 62005: refer him to Question 62001 and Question 62005',
  ],
  ['I refer him to UINs 62001 and HL77.', 'referral 62001 HL77: refer him to UINs 62001 and HL77'],
  [
    'with reference to Question number 44,194, why',
    'reference 44194: with reference to Question number 44,194',
  ],
  [
    'with regard to Q. 44194 of 3/9/2025,',
    'reference 44194 2025-9-3 either: with regard to Q. 44194 of 3/9/2025',
  ],
  [
    'following the answer dated September 3rd, 2025 to Question No. 44194',
    'further 44194 2025-9-3 answered: following the answer dated September 3rd, 2025 to Question No. 44194',
  ],
  [
    'Pursuant to Written Answer of 3 Sept. 2025 to PQ44194',
    'pursuant 44194 2025-9-3 answered: Pursuant to Written Answer of 3 Sept. 2025 to PQ44194',
  ],
  [
    'pursuant to the Answer of 18 July 2024 to Question 9',
    'pursuant 9 2024-7-18 answered: pursuant to the Answer of 18 July 2024 to Question 9',
  ],
  [
    'further to the answer to HL 10232 of 2025-09-03',
    'further HL10232 2025-9-3 answered: further to the answer to HL 10232 of 2025-09-03',
  ],
  [
    'in response to Written Question 4411, on 3rd of May',
    'mention 4411 some-5-3 answered: response to Written Question 4411, on 3rd of May',
  ],
  ['I refer him to Questions 62001-62003.', 'referral 62001 62002 62003: refer him to Questions 62001-62003'],
  [
    'pursuant to the Answer of 23 June 2025 to Question 59362 and the Answer of 24 June 2025 to Question 59400, why',
    'pursuant 59362 2025-6-23 answered: pursuant to the Answer of 23 June 2025 to Question 59362',
    'pursuant 59400 2025-6-24 answered: Answer of 24 June 2025 to Question 59400',
  ],
  [
    'To ask, if she will set out the basis of her answer to Question 59362.',
    'mention 59362: answer to Question 59362',
  ],
  ['To ask, when he will provide an answer to Question 59362.', 'chaser 59362: Question 59362'],
  [
    'To ask, what progress she has made on answering PQs 46599 and 46600.',
    'chaser 46599 46600: PQs 46599 and 46600',
  ],
  [
    'I refer him to my answer at https://questions-statements.parliament.uk/written-questions/detail/2025-09-03/HL10232.',
    'referral HL10232 2025-9-3 tabled: refer him to my answer at https://questions-statements.parliament.uk/written-questions/detail/2025-09-03/HL10232',
  ],
]

/** What only looks like one. */
const OTHERS = [
  'with reference to the Oral Statement of 4 December 2023 on lamps, Official Report, column 41, what he meant.',
  'with reference to the Written Statement of 6 December 2023 on wicks [HCWS101], what it costs.',
  'the Select Committee said in HC 1234 and HL Paper 72 that lamps burn',
  'the answer to question 12 of the survey, and question 3.5',
  'sales rose in Q4 2024 and Q1 2025',
  'pursuant to section 121 of the Act of 3 May 2023',
  'how many of the 44194 lamps were in question on 3 May',
  'Oral Question 906543',
  'question 30% of wardens',
  'questions 4 May 2025',
  'question 2024-25 and question 12.50',
  'https://lamps.example/questions/detail/2025-09-03/lamps',
]

describe('a reference to a question', () => {
  test.each(WORDINGS)('is read in: %s', (text, ...expected) => {
    expect(read(text)).toEqual(expected)
  })

  test.each(OTHERS)('is not read in: %s', (text) => {
    expect(read(text)).toEqual([])
  })

  test('takes no date that belongs to something else', () => {
    expect(
      read('with reference to the Statement of 4 May 2025 and the Answer to Question 62001, what'),
    ).toEqual([
      'reference 62001: with reference to the Statement of 4 May 2025 and the Answer to Question 62001',
    ])
    expect(read('pursuant to the Answer to Question 62001 on lamps, how many burnt on 4 May 2025')).toEqual([
      'pursuant 62001: pursuant to the Answer to Question 62001',
    ])
    expect(
      read('The count was made on 4 May 2025. I refer him to Question 62001.\nOn 5 May it ended.'),
    ).toEqual(['referral 62001: refer him to Question 62001'])
  })

  test('takes no year or day for a second number', () => {
    expect(read('the answer to Question 1234 and 2024 figures')).toEqual([
      'mention 1234: answer to Question 1234',
    ])
    expect(read('the answers to Questions 62001 and 3 May')).toEqual([
      'mention 62001: answers to Questions 62001',
    ])
    expect(read('I refer him to Questions 2023 and 2024')).toEqual([
      'referral 2023 2024: refer him to Questions 2023 and 2024',
    ])
  })
})

const SAID = fc.constantFrom(
  ...[
    'question ',
    'Questions ',
    'HL',
    'UIN ',
    'PQ',
    '44194',
    '3 May 2025',
    ' and ',
    ', ',
    '. ',
    '\n',
    ' to ',
    '(',
    '-',
  ],
  ...[
    'pursuant to ',
    'the answer of ',
    'when he will answer ',
    '12,345',
    '99999999',
    'ſ',
    'İ',
    '😀',
    '\u0301',
    ' ',
  ],
)
const TEXTS = fc.oneof(
  fc.array(SAID, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
)

describe('whatever a text says', () => {
  test('references stand in order, apart, in their places', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        let end = 0
        for (const reference of referencesIn(text)) {
          expect(reference.start).toBeGreaterThanOrEqual(end)
          expect(reference.end).toBeGreaterThan(reference.start)
          expect(reference.end).toBeLessThanOrEqual(text.length)
          expect(reference.uins.length).toBeGreaterThan(0)
          for (const uin of reference.uins) expect(uin).toMatch(/^(?:HL)?\d{1,7}$/)
          end = reference.end
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a text says the same when something unrelated follows in another line', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        expect(referencesIn(`${text}\nNo lamp burns.`)).toEqual(referencesIn(`${text}\nNo harbour.`))
      }),
    )
  })

  test('very long texts of nothing but numbers come to an end', () => {
    for (const part of [
      'question 44194 ',
      'Questions 1, 2, ',
      'HL1 and ',
      'pursuant to the answer of 3 May ',
      'question (((( ',
    ]) {
      const uins = referencesIn(part.repeat(20_000)).flatMap((reference) => reference.uins)
      expect(uins.length).toBeLessThanOrEqual(400)
    }
  })
})
