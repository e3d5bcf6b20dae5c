import { oncePerDatabase } from '../../db/once.ts'
import type { Database } from '../../db/open.ts'
import type { Visitor } from '../accounts/permissions.ts'
import { answerRecords } from '../answers/record.ts'
import { calendarOf } from '../calendar/calendar.ts'
import { calendarQueries } from '../calendar/queries.ts'
import { addDays, type Clock, type Instant, now, today } from '../lib/dates.ts'
import { lineRecords } from '../lines/record.ts'
import { memberRecords } from '../members/record.ts'
import { policyLinks } from '../policies/links.ts'
import { waitingLinks } from '../policies/waiting-links.ts'
import { HOME_OFFICE } from '../questions/bodies.ts'
import { questionRecords } from '../questions/record.ts'
import { searchIndex } from '../questions/search/indexing.ts'
import { threadRecords } from '../threads/record.ts'
import { sampleCommitments, writeSampleCommitments } from './commitments.ts'
import { datesOf, filler, type SampleDates } from './dating.ts'
import { readSampleScript, type SampleQuestion, type SampleScript } from './script.ts'

/** Members of the sample have had their party and seat for this long: long before anything they ask. */
const STANDING_DAYS = 900

/** The made-up sample: loaded into an empty database, removed on request or when Parliament's record comes. */
export const sampleKeeper = oncePerDatabase((db) => {
  const state = db.prepare<[], { loadedAt: string | null; removedAt: string | null }>(
    'select loaded_at as loadedAt, removed_at as removedAt from sample_state',
  )
  const setLoaded = db.prepare<[Instant]>(`
    insert into sample_state (id, loaded_at) values (1, ?)
    on conflict (id) do update set loaded_at = excluded.loaded_at, removed_at = null`)
  const setRemoved = db.prepare<[Instant]>('update sample_state set removed_at = ? where id = 1')
  const questionIds = db.prepare<[], number>("select id from question where source = 'sample'").pluck()
  const anyQuestion = db.prepare<[], number>('select exists (select 1 from question)').pluck()
  const deleteQuestions = db.prepare("delete from question where source = 'sample'")
  const deleteMembers = db.prepare('delete from member where is_sample = 1')
  const deleteParties = db.prepare(
    'delete from party where id not in (select party_id from member_standing where party_id is not null)',
  )
  const commitments = sampleCommitments(db)

  function isLoaded(): boolean {
    const row = state.get()
    return row !== undefined && row.loadedAt !== null && row.removedAt === null
  }

  /** Loads the sample unless it is there. @returns how many questions came */
  const load = db.transaction((clock: Clock): number => {
    if (isLoaded()) return 0
    const count = writeSample(db, clock)
    setLoaded.run(now(clock))
    return count
  })

  /** Removes every trace of the sample. @returns how many questions went */
  const remove = db.transaction((at: Instant): number => {
    const ids = questionIds.all()
    searchIndex(db).remove(ids)
    commitments.letGo()
    deleteQuestions.run()
    lineRecords(db).write(ids)
    deleteMembers.run()
    deleteParties.run()
    commitments.removeTeams()
    waitingLinks(db).forgetIfNone('promises')
    setRemoved.run(at)
    return ids.length
  })

  return {
    isLoaded,
    /** The same, of a visitor whose account has been read with the answer: every page asks. */
    isLoadedFor: ({ account }: Visitor): boolean => (account ? account.sampleLoaded === 1 : isLoaded()),
    load: (clock: Clock) => load.immediate(clock),
    remove: (at: Instant) => remove(at),
    /** For the start: only an empty database gets it, and never a second time by itself. */
    loadIntoEmpty: (clock: Clock) =>
      state.get() === undefined && anyQuestion.get() === 0 ? load.immediate(clock) : 0,
    /** Makes room for Parliament's record, unless people have worked on the sample's commitments. */
    giveWay(at: Instant): 'no-sample' | 'removed' | 'kept' {
      if (!isLoaded()) return 'no-sample'
      if (commitments.areTouched()) return 'kept'
      remove(at)
      return 'removed'
    },
  }
})

function writeSample(db: Database, clock: Clock): number {
  const script = readSampleScript()
  const calendar = calendarOf(calendarQueries(db).facts())
  const dates = new Map(
    script.questions.map((question) => [question.key, datesOf(question, calendar, today(clock))]),
  )
  const memberIds = writeMembers(db, script, addDays(today(clock), -STANDING_DAYS))
  const write = questionWriter(db, { script, dates, memberIds, clock })
  const questionIds = script.questions.map(write)
  searchIndex(db).write(questionIds)
  policyLinks(db).write(questionIds)
  threadRecords(db).write(questionIds)
  lineRecords(db).write(questionIds)
  // Its promises are found beside serving: to read all answers would hold up the first start.
  waitingLinks(db).later('promises', questionIds)
  writeSampleCommitments(db, {
    questionIds: new Map(script.questions.map(({ key }, index) => [key, questionIds[index] as number])),
    fill: filler(script, dates, today(clock)),
    clock,
  })
  return script.questions.length
}

function writeMembers(db: Database, { members }: SampleScript, asOn: string): Map<string, number> {
  const records = memberRecords(db)
  return new Map(
    members.map(({ key, name, house, party, seat }) => {
      const id = records.addLocal(name, house, { isSample: true })
      records.stand(id, { asOn, party: party ?? null, seat: seat ?? null })
      return [key, id]
    }),
  )
}

interface Writing {
  script: SampleScript
  dates: ReadonlyMap<string, SampleDates>
  memberIds: ReadonlyMap<string, number>
  clock: Clock
}

/** Writes a question with its answers through the same functions as the real record. */
function questionWriter(db: Database, { script, dates, memberIds, clock }: Writing) {
  const questions = questionRecords(db)
  const answers = answerRecords(db)
  const fill = filler(script, dates, today(clock))
  const byKey = new Map(script.questions.map((question) => [question.key, question]))

  return (question: SampleQuestion): number => {
    const when = dates.get(question.key) as SampleDates
    const facts = factsOf(question, when, fill(question.text), memberIds)
    questions.see({ ...facts, seenAt: noon(when.tabled) })
    const { questionId } = questions.see({ ...facts, seenAt: now(clock) })
    question.answers.forEach((answer, index) => {
      const { answered, corrected } = when.answers[index] as SampleDates['answers'][number]
      answers.see(questionId, {
        kind: answer.kind,
        received: fill(answer.html),
        isCut: false,
        dateAnswered: answered,
        dateCorrected: corrected,
        answeringMemberId: memberIds.get(answer.by) ?? null,
        correctingMemberId: corrected === null ? null : (memberIds.get(answer.by) ?? null),
        source: 'sample',
        seenAt: noon(corrected ?? answered),
      })
    })
    answers.attach(questionId, question.attachments ?? [], now(clock))
    const siblings = (question.groupedWith ?? []).flatMap((key) => byKey.get(key) ?? [])
    answers.group(
      questionId,
      siblings.map(({ key, uin }) => ({ uin, dateTabled: dates.get(key)?.tabled ?? null })),
    )
    questions.settle(questionId, question.answers.at(-1)?.kind ?? null)
    return questionId
  }
}

function factsOf(
  question: SampleQuestion,
  { tabled, due }: SampleDates,
  text: string,
  memberIds: ReadonlyMap<string, number>,
) {
  return {
    parliamentId: null,
    uin: question.uin,
    house: question.house,
    source: 'sample' as const,
    dateTabled: tabled,
    dateForAnswer: due,
    isNamedDay: question.house === 'Lords' ? null : question.type === 'named-day',
    heading: question.heading,
    text,
    isCut: false,
    askingMemberId: memberIds.get(question.askedBy) ?? null,
    hasInterest: question.hasInterest ?? false,
    answeringBodyId: HOME_OFFICE,
    isWithdrawn: question.withdrawn ?? false,
  }
}

function noon(date: string): Instant {
  return `${date}T12:00:00.000Z`
}
