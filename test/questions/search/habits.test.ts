import { beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../../support/app.ts'
import { siteWith } from '../../support/site.ts'
import { CORPUS, NAMES } from './habits-corpus.ts'

let site: TestApp

beforeAll(async () => {
  site = await siteWith(CORPUS)
})

interface Found {
  names: string[]
  notices: string
}

async function find(q: string, others: Record<string, string> = {}): Promise<Found> {
  const { body } = await site.agent
    .get(`/questions.json?${new URLSearchParams({ q, 'per-page': '100', ...others })}`)
    .expect(200)
  const names = body.items.map(({ uin }: { uin: string }) => NAMES.get(uin) ?? uin)
  return { names: names.sort(), notices: body.notices.join(' ') }
}

const ALL = CORPUS.length - 1
const LANTERNS = ['lamps', 'oil']
const INSPECTORATE = ['again explained', 'explained', 'long', 'short']

/** What was typed, why people type it so, what it finds, and what the page says of it (nothing, where it is left out). */
type Habit = readonly [typed: string, why: string, finds: readonly string[] | number, says?: string]

const PLAIN: Habit[] = [
  ['lanterns', 'one word', LANTERNS],
  ['lantern', 'the singular of what the record has in the plural', LANTERNS],
  ['LANTERNS', 'the caps lock', LANTERNS],
  ['LaNtErNs', 'mixed case', LANTERNS],
  ['  lanterns  ', 'spaces left from a paste', LANTERNS],
  ['lanterns\n', 'a line end left from a paste', LANTERNS],
  ['lanterns?', 'a question mark', LANTERNS],
  ['lanterns.', 'a full stop', LANTERNS],
  ['lanterns, wardens', 'a comma between', ['lamps']],
  ['lanterns; wardens', 'a semicolon between', ['lamps']],
  ['lanterns/wardens', 'a slash is read as a phrase, which is in the heading the other way round', []],
  ['wardens lanterns', 'two words', ['lamps']],
  ['cafe', 'an accent left out', ['café']],
  ['CAFÉ', 'an accent in capitals', ['café']],
  ['warden’s', 'a curly apostrophe', ['lamps']],
  ["warden's", 'a straight apostrophe', ['lamps']],
  ['To ask how many lanterns the wardens of Northbridge hold.', 'a pasted sentence', ['lamps']],
  ['', 'nothing', ALL],
  ['   ', 'only spaces', ALL],
]

const QUOTED: Habit[] = [
  ['"whale oil"', 'a phrase', ['oil']],
  ['“whale oil”', 'curly quotes from a word processor', ['oil']],
  ['„whale oil“', 'quotes of another language', ['oil']],
  ['"oil whale"', 'the words the other way round', []],
  ['"whale oil', 'a quote that is not closed', ['oil']],
  ['"midnight soup"', 'what the record has in quotes itself', ['café']],
  ['"', 'a quote alone', ALL],
  ['""', 'empty quotes', ALL],
  ['=lantern', 'only this form', LANTERNS],
  ['=lanterns', 'only the plural', ['lamps', 'oil']],
  ['="whale oils"', 'a phrase in a form that is nowhere', []],
]

const OPERATORS: Habit[] = [
  ['whale or flags', 'either', ['lords', 'oil']],
  ['whale OR flags', 'either, in capitals', ['lords', 'oil']],
  ['whale | flags', 'either, by a bar', ['lords', 'oil']],
  ['whale AND oil', 'and, in capitals', ['oil']],
  ['lanterns -whale', 'without', ['lamps']],
  ['lanterns not whale', 'without, in words', ['lamps']],
  ['lanterns –whale', 'a dash that a word processor made of the minus', ['lamps']],
  ['lanterns - whale', 'a minus with a space after it takes nothing out', ['oil'], 'nothing after “-”'],
  ['lant*', 'the beginning of a word', LANTERNS],
  ['la*', 'too short a beginning', [], 'A star needs at least 3 letters'],
  ['(whale or wardens) lanterns', 'brackets', LANTERNS],
  ['(whale or wardens lanterns', 'a bracket that is not closed', ['lamps', 'oil'], 'not closed'],
  ['whale) lanterns', 'a bracket that was not opened', ['oil'], 'without an opening one'],
  ['near(whale oil)', 'near', ['oil']],
  ['whale or', 'a search that is not finished', ['oil'], 'one that had nothing on one side'],
  ['heading:lanterns', 'in the heading', LANTERNS],
  ['heading: lanterns', 'a space after the colon makes it a word, as in a pasted heading', []],
]

const FACTS: Habit[] = [
  ['asker:quill', 'a name', ['oil']],
  ['asker:"Ada Quill"', 'a whole name', ['oil']],
  ['asker:nobody lanterns', 'a name that nobody has', LANTERNS, 'is not known for “asker:”'],
  ['party:Harbour', 'a party', ['oil']],
  ['tabled:2025', 'a year', ['oil']],
  ['tabled:2025-03', 'a month', ['oil']],
  ['tabled:2025-03-14', 'a day', ['oil']],
  ['tabled:14/03/2025', 'a day as it is said in Britain', ALL, 'is not known for “tabled:”'],
  ['tabled:<2025', 'before a year', ['café']],
  ['house:lords', 'a House', ['lords']],
  ['is:withdrawn', 'a status', ['withdrawn']],
  ['kites body:all', 'every department', ['elsewhere', 'withdrawn']],
  ['uin:6102', 'a number by its field', ['oil']],
  ['6102', 'a number alone', ['oil']],
  ['#6102', 'a number with a hash', ['oil']],
  ['hl6117', 'a number of the Lords in small letters', ['lords']],
  ['HL 6117', 'a number with a space', ['lords']],
  ['"2024"', 'a number as a word', ['lords']],
  ['colour:white', 'a field word that there is not', [], 'is no field word'],
]

const MEANT: Habit[] = [
  [
    'CBBI',
    'an abbreviation that the record explains',
    INSPECTORATE,
    'Also searched: Coastal Buoys and Beacons',
  ],
  ['cbbi', 'the same in small letters', INSPECTORATE, 'Inspectorate (cbbi)'],
  ['"coastal buoys and beacons inspectorate"', 'what it stands for', INSPECTORATE, 'CBBI (coastal buoys'],
  [
    'coastal buoys and beacons inspectorate',
    'what it stands for, without quotes: its words may stand apart',
    [...INSPECTORATE, 'scattered'].sort(),
    'Also searched: CBBI',
  ],
  ['CBBI -paid', 'an abbreviation and an exclusion', ['again explained', 'explained', 'long'], 'Also'],
  ['staff -CBBI', 'what is excluded is excluded in both forms', [], 'Also'],
  ['=CBBI', 'the very letters', ['again explained', 'explained', 'short']],
  [
    'VAWG',
    'an abbreviation of the department',
    ['starting', 'starting short'],
    'violence against women and girls (VAWG)',
  ],
  ['violence against women and girls', 'the same in words', ['starting', 'starting short'], 'VAWG'],
  ['organise', 'the British spelling', ['american', 'patrols'], 'Also searched: organized'],
  ['colour', 'the British spelling', ['american', 'paint'], 'Also searched: color'],
  ['color', 'the American spelling', ['american', 'paint'], 'Also searched: colour'],
  ['=color', 'the very spelling', []],
  ['"the harbor"', 'in quotes the words are as spelled', ['american']],
  ['defense', 'a spelling that the record does not have', ['paint'], 'Also searched: defence'],
  ['anti-fouling', 'a hyphen', ['hyphen', 'no hyphen'], 'Also searched: antifouling'],
  ['antifouling', 'no hyphen', ['hyphen', 'no hyphen'], 'Also searched: anti-fouling'],
  ['end–to–end', 'dashes for hyphens', ['end to end']],
  ['end to end ropes', 'no hyphens at all', ['end to end']],
]

const MISTYPED: Habit[] = [
  ['lantrens', 'two letters swapped', [], 'Did you mean lanterns? It finds 2 questions.'],
  ['lanern', 'a letter left out', [], 'Did you mean lantern?'],
  ['lannterns', 'a letter twice', [], 'Did you mean lanterns?'],
  ['alntern', 'the first two letters swapped', [], 'Did you mean lantern?'],
  ['whale oill', 'one word of two', [], 'Did you mean whale'],
  ['"whale oyl"', 'a phrase: too short a word to guess at', []],
  ['"whael oil"', 'in a phrase', [], 'Did you mean "whale oil"? It finds 1 question.'],
  ['wardenslanterns', 'the space left out', [], 'Did you mean wardens lanterns?'],
  ['lanterns or lihgthouse', 'one side of or', LANTERNS, 'Did you mean lanterns or lighthouse? It finds 3'],
  ['=lantrens', 'a form that was asked for exactly', []],
  ['zzzzqqqq', 'nonsense', []],
  ['!!! ???', 'no words', ALL, 'so it was ignored'],
  ['https://wardens.example/lanterns?id=1', 'an address', [], '“https:” is no field word'],
  ["'; drop table question; --", 'an attack', [], 'There was nothing after “--”'],
  ['<script>alert(1)</script>', 'another', []],
  ['🏮', 'a picture', ALL, 'so it was ignored'],
]

describe.each([
  ['Plain words', PLAIN],
  ['Quotes and exact forms', QUOTED],
  ['Operators', OPERATORS],
  ['Facts and numbers', FACTS],
  ['What was meant', MEANT],
  ['What was mistyped, or makes no sense', MISTYPED],
])('%s', (_, habits) => {
  for (const [typed, why, finds, says] of habits) {
    test(`${JSON.stringify(typed)}: ${why}`, async () => {
      const { names, notices } = await find(typed)
      expect(typeof finds === 'number' ? names.length : names).toEqual(finds)
      if (says === undefined) expect(notices).toBe('')
      else expect(notices).toContain(says)
    })
  }
})

test('the habits are eighty and more', () => {
  const all = [PLAIN, QUOTED, OPERATORS, FACTS, MEANT, MISTYPED].flat()
  expect(new Set(all.map(([typed]) => typed)).size).toBeGreaterThanOrEqual(80)
})
