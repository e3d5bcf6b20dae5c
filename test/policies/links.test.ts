import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import { aliasKey } from '../../server/policies/linking.ts'
import { policyQueries } from '../../server/policies/queries.ts'
import { policyRecords } from '../../server/policies/record.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { A_COMMAND } from '../support/accounts.ts'
import { noonOn } from '../support/app.ts'
import {
  anAnsweredQuestion,
  aQuestion,
  count,
  freshDatabase,
  importQuestions,
  importText,
} from '../support/records.ts'
import { addPolicy, aPolicy, links } from './lanterns.ts'

const records = (db: Database) => policyRecords(db, noonOn('2026-02-02'))

/** Gives a policy other aliases. */
function rename(db: Database, id: number, aliases: readonly string[]): void {
  const policy = policyQueries(db).byId(id)
  if (!policy) throw new Error('no such policy')
  records(db).change(id, { ...policy, aliases }, policy.revision, A_COMMAND, '')
}

const says = (answerText: string, fields = {}) => anAnsweredQuestion({ uin: '701', answerText, ...fields })

describe('the links of a question', () => {
  test('come with it, from its heading, its text and its answer', async () => {
    const db = freshDatabase()
    addPolicy(db)
    await importQuestions(db, [
      aQuestion({ uin: '701', heading: 'Lantern Strategy' }),
      aQuestion({ uin: '702', questionText: 'To ask, what progress the lantern strategy has made.' }),
      says('<p>The LS and the <em>Lantern</em> Strategy.</p>', { uin: '703' }),
      says('<p>The Lantern Strategist.</p>', { uin: '704' }),
      aQuestion({ uin: '705', heading: 'The Lantern', questionText: 'Strategy of the wardens.' }),
    ])
    expect(links(db)).toEqual([
      'lantern-strategy 701 question: Lantern Strategy',
      'lantern-strategy 702 question: lantern strategy',
      'lantern-strategy 703 answer: LS',
    ])
  })

  test('come from a holding answer too, and follow the answer that replaces it', async () => {
    const db = freshDatabase()
    addPolicy(db)
    const held = says('<p>The LS will say.</p>', { answerIsHolding: true })
    await importQuestions(db, [held], { seenAt: '2026-01-20T10:00:00Z' })
    expect(links(db)).toEqual(['lantern-strategy 701 answer: LS'])
    const final = { ...held, answerIsHolding: false, answerText: '<p>The Lantern Strategy says so.</p>' }
    await importQuestions(db, [final], { seenAt: '2026-01-22T10:00:00Z' })
    expect(links(db)).toEqual(['lantern-strategy 701 answer: Lantern Strategy'])
    const corrected = { ...final, answerIsCorrection: true, answerText: '<p>Nothing says so.</p>' }
    await importQuestions(db, [corrected], { seenAt: '2026-01-24T10:00:00Z' })
    expect(links(db)).toEqual([])
  })

  test('do not follow a sighting that is older than what stands', async () => {
    const db = freshDatabase()
    addPolicy(db)
    const asked = says('<p>The LS says so.</p>')
    await importQuestions(db, [asked], { seenAt: '2026-01-22T10:00:00Z' })
    await importQuestions(db, [{ ...asked, answerText: '<p>No.</p>' }], { seenAt: '2026-01-20T10:00:00Z' })
    expect(links(db)).toEqual(['lantern-strategy 701 answer: LS'])
  })

  test('go from a pasted question to the official one that takes it over', async () => {
    const db = freshDatabase()
    addPolicy(db)
    const questionText = 'To ask, how many lanterns the Lantern Strategy needs.'
    await importText(db, `Question to the Home Office:\n${questionText}\nThe LS needs nine.`)
    expect(links(db)).toEqual([
      'lantern-strategy pasted question: Lantern Strategy',
      'lantern-strategy pasted answer: LS',
    ])
    const { takenOver } = await importQuestions(db, [aQuestion({ uin: '702', questionText })])
    expect(takenOver).toBe(1)
    expect(links(db)).toEqual([
      'lantern-strategy 702 question: Lantern Strategy',
      'lantern-strategy 702 answer: LS',
    ])
  })

  test('of a pasted answer have their sections by what they say of the Act just named', async () => {
    const db = freshDatabase()
    await importText(
      db,
      `Question to the Home Office:
To ask the Secretary of State for the Home Department, how she plans to keep children from harm in the chat rooms of lighthouses.
Wardens exist to keep children from harm. Under the Online Safety Act, services must know their risks – on public and private parts alike. Section 121 of the Act lets Ofcom require accredited technology. Where services fail, Ofcom can issue fines.
The Government said more in the Violence Against Women and Girls Strategy. It will work with lighthouses.`,
    )
    expect(links(db)).toEqual([
      'online-safety-act-2023 pasted answer: Online Safety Act',
      'vawg-strategy pasted answer: Violence Against Women and Girls Strategy',
    ])
    const provisions = db.prepare('select provision, words from policy_provision').all()
    expect(provisions).toEqual([{ provision: 'section 121', words: 'Section 121 of the Act' }])
  })

  test('come and go with the sample', () => {
    const db = freshDatabase()
    sampleKeeper(db).load(noonOn('2026-02-02'))
    expect(count(db, 'policy_link')).toBeGreaterThan(5)
    sampleKeeper(db).remove('2026-02-02T12:00:00.000Z')
    expect(count(db, 'policy_link')).toBe(0)
  })
})

describe('the links of a policy', () => {
  test('come with it, for questions that were there before', async () => {
    const db = freshDatabase()
    await importQuestions(db, [says('<p>The Lantern-Strategy’s aims.</p>')])
    addPolicy(db)
    expect(links(db)).toEqual(['lantern-strategy 701 answer: Lantern-Strategy'])
  })

  test('follow an alias that is added, and one that is taken away', async () => {
    const db = freshDatabase()
    const id = addPolicy(db, { aliases: [] })
    await importQuestions(db, [says('<p>The Lamp Plan and the lamp plans.</p>')])
    expect(links(db)).toEqual([])
    rename(db, id, ['Lamp Plan', 'Lamp Plans'])
    expect(links(db)).toEqual(['lantern-strategy 701 answer: Lamp Plan'])
    rename(db, id, ['Lamp Plans'])
    expect(links(db)).toEqual(['lantern-strategy 701 answer: lamp plans'])
    rename(db, id, ['Lamp'])
    expect(links(db)).toEqual(['lantern-strategy 701 answer: Lamp'])
    rename(db, id, [])
    expect(links(db)).toEqual([])
  })

  test('give way to a longer name of another policy, and come back when that goes', async () => {
    const db = freshDatabase()
    addPolicy(db)
    await importQuestions(db, [says('<p>The Lantern Strategy Act.</p>')])
    const act = addPolicy(db, {
      slug: 'lantern-act',
      title: 'Act',
      kind: 'act',
      aliases: ['Lantern Strategy Act'],
    })
    expect(links(db)).toEqual(['lantern-act 701 answer: Lantern Strategy Act'])
    records(db).remove(act, A_COMMAND, 'Added twice')
    expect(links(db)).toEqual(['lantern-strategy 701 answer: Lantern Strategy'])
  })

  test.each([
    'Café Plan',
    'ÉÀ',
    'Øresund',
    '“Lamp–Plan”',
    'AND OR NOT',
    'NEAR(lamp)',
    'a*',
    'lamp_plan',
    'İstanbul Plan',
  ])('are found for the name %s among questions that were there before', async (alias) => {
    const db = freshDatabase()
    await importQuestions(db, [says(`<p>The ${alias}, of course.</p>`)])
    addPolicy(db, { aliases: [alias] })
    expect(count(db, 'policy_link')).toBe(1)
  })

  test('are the same whether the names or the texts came first', async () => {
    const piece = fc.constantFrom(
      'Lamp',
      'lamp',
      'LP',
      'plan',
      'Café',
      'oil',
      '-',
      ' ',
      ' ',
      '. ',
      '\n\n',
      '’s ',
    )
    const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => `x ${pieces.join('')}`)
    const name = fc.array(fc.constantFrom('lamp', 'LP', 'Plan', 'café', 'oil'), {
      minLength: 1,
      maxLength: 3,
    })
    const names = fc.uniqueArray(
      name.map((words) => words.join(' ')),
      { minLength: 1, maxLength: 4, selector: aliasKey },
    )
    const property = fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 4 }),
      names,
      async (texts, given) => {
        const questions = texts.map((questionText, n) =>
          aQuestion({ questionText, uin: String(n), heading: null }),
        )
        const [before, after] = [freshDatabase(), freshDatabase()]
        await importQuestions(after, questions)
        for (const db of [before, after]) {
          given.forEach((alias, n) => {
            addPolicy(db, aPolicy({ slug: `p${n}`, aliases: [alias] }))
          })
        }
        await importQuestions(before, questions)
        expect(links(after)).toEqual(links(before))
      },
    )
    await fc.assert(property, { numRuns: 25 })
  })
})
