import { oncePerDatabase } from '../../db/once.ts'
import type { Database } from '../../db/open.ts'
import { answerQueries } from '../answers/queries.ts'
import type { Actor } from '../audit/record.ts'
import { calendarOf } from '../calendar/calendar.ts'
import { calendarQueries } from '../calendar/queries.ts'
import type { Deadline, Quote } from '../commitments/commitment.ts'
import { sayChange } from '../commitments/corrections.ts'
import { readDueWindow } from '../commitments/due/reader.ts'
import { commitmentRecords } from '../commitments/record.ts'
import { addDays, type CivilDate, type Clock, today } from '../lib/dates.ts'
import { policyQueries } from '../policies/queries.ts'
import {
  type CommitmentsScript,
  readCommitmentsScript,
  type SampleCommitment,
  type SampleUpdate,
} from './commitments-script.ts'

interface Around {
  /** By key of the sample's questions. */
  questionIds: ReadonlyMap<string, number>
  /** Fills the places of the script's texts. */
  fill: (text: string) => string
  clock: Clock
}

/** A made-up person of the sample, or the program. */
const by = (name: string): Actor => ({ accountId: null, name, via: 'program', requestId: null })

/** What is made up leaves nothing on the audit trail. */
const UNRECORDED = () => undefined

/** Writes the sample's commitments with all that became of them, each entry as of its day. */
export function writeSampleCommitments(db: Database, around: Around): void {
  const script = readCommitmentsScript()
  const teamIds = writeTeams(db, script)
  const answers = answerQueries(db)
  const quoteOf = quoting(db, around)
  const deadlineOf = deadlines(db, around)
  const policies = policyQueries(db)
  const markSample = db.prepare<[number]>('update commitment set is_sample = 1 where id = ?')
  const worry = db.prepare<[string, number]>('update commitment set concern = ? where id = ?')
  const day = today(around.clock)
  const ids = new Map<string, number>()

  function log(commitment: SampleCommitment): void {
    const { question, kind, strength, summary, measure, logged } = commitment
    const { quote, answered } = quoteOf(question, commitment.quote)
    const id = recordsOn(logged).log(
      {
        quote,
        deadline: deadlineOf(commitment.due, answered),
        ...{ kind, strength, summary, measure, visibility: 'internal', ownerId: null },
        teamId: teamIds.get(commitment.team) ?? null,
        policyIds: commitment.policies.flatMap((slug) => policies.bySlug(slug)?.id ?? []),
        actionId: null,
        suggestionId: null,
      },
      by('Pursuant'),
    )
    markSample.run(id)
    ids.set(commitment.key, id)
  }

  function enter(id: number, revision: number, update: SampleUpdate): void {
    const { act, day: when, note, evidence = null, visibility, deadline, mention, supersededBy } = update
    const entry = { act, madeOn: addDays(day, when), note: around.fill(note), evidence, visibility }
    const said = mention && quoteOf(mention.question, mention.quote)
    recordsOn(when).enter(
      id,
      {
        ...entry,
        ...(deadline ? { deadline: deadlineOf(deadline, said?.answered ?? entry.madeOn) } : {}),
        ...(said ? { mention: { ...said.quote, suggestionId: null } } : {}),
        ...(supersededBy ? { supersededBy: ids.get(supersededBy) as number } : {}),
      },
      by(update.by),
      revision,
    )
  }

  /** Word for word what reading the answer would say, which otherwise raises it anew and leaves its mark. */
  function concernAbout(question: string): string {
    const current = answers.versions(around.questionIds.get(question) ?? 0).at(-1)
    return sayChange({ dateCorrected: current?.dateCorrected ?? null }, day)
  }

  function recordsOn(when: number) {
    const noon = new Date(`${addDays(day, when)}T12:00:00.000Z`)
    return commitmentRecords(db, () => noon, UNRECORDED)
  }

  for (const commitment of script.commitments) log(commitment)
  for (const { key, question, history, concern } of script.commitments) {
    const id = ids.get(key) as number
    history.forEach((update, index) => {
      enter(id, index + 1, update)
    })
    if (concern) worry.run(concernAbout(question), id)
  }
}

/** Teams that exist already under the same name are left as they are, and used. */
function writeTeams(db: Database, { teams }: CommitmentsScript): Map<string, number> {
  const insert = db.prepare<[string, string]>(
    'insert into team (name, created_at, is_sample) values (?, ?, 1) on conflict do nothing',
  )
  const find = db.prepare<[string], number>('select id from team where name = ?').pluck()
  return new Map(
    teams.map(({ key, name }) => {
      insert.run(name, new Date(0).toISOString())
      return [key, find.get(name) as number]
    }),
  )
}

/** Finds the words of the script in the versions of an answer. @throws Error for words that stand in none */
function quoting(db: Database, { questionIds, fill }: Around) {
  const answers = answerQueries(db)
  return (question: string, words: string): { quote: Quote; answered: CivilDate | null } => {
    const text = fill(words)
    const version = answers.versions(questionIds.get(question) ?? 0).find((one) => one.text.includes(text))
    if (!version) throw new Error(`The sample's answer ${question} does not say “${text}”`)
    const start = version.text.indexOf(text)
    const quote = { answerVersionId: version.id, start, end: start + text.length, text }
    return { quote, answered: version.dateAnswered }
  }
}

function deadlines(db: Database, { fill }: Around) {
  const calendar = calendarOf(calendarQueries(db).facts())
  return (phrase: string | null, answered: CivilDate | null): Deadline => {
    const words = phrase === null ? null : fill(phrase)
    const { notes: _, ...window } = readDueWindow(words ?? '', answered, { calendar })
    return { phrase: words, ...window }
  }
}

/** What the sample's removal has to know and do of its commitments and teams. */
export const sampleCommitments = oncePerDatabase((db) => {
  const touched = db
    .prepare<[], number>(`
      select exists (
               select 1 from commitment c
                where c.is_sample = 1
                  and (c.owner_id is not null
                       or c.revision <> 1 + (select count(*) from commitment_update where commitment_id = c.id)
                       or exists (select 1 from commitment_update
                                   where commitment_id = c.id and author_id is not null)))
          or exists (
               select 1 from answer_version v
                where v.source = 'sample'
                  and (exists (select 1 from commitment where answer_version_id = v.id and is_sample = 0)
                       or exists (select 1 from commitment_mention
                                   where answer_version_id = v.id and linked_by is not null)
                       or exists (select 1 from suggestion
                                   where answer_version_id = v.id and decided_by is not null)))`)
    .pluck()
  const forgetSuccessors = db.prepare(`
    update commitment
       set superseded_by = null
     where superseded_by in (select c.id
                               from commitment c
                               join answer_version v on v.id = c.answer_version_id
                              where v.source = 'sample')`)
  const deleteTeams = db.prepare(`
    delete from team
     where is_sample = 1
       and id not in (select team_id from account where team_id is not null)
       and id not in (select team_id from commitment where team_id is not null)`)
  const keepOtherTeams = db.prepare('update team set is_sample = 0 where is_sample = 1')

  return {
    /** A person has recorded, changed, decided or logged something: it is not only ours to remove any more. */
    areTouched: (): boolean => touched.get() === 1,
    /** Others may name one of them as their successor. Their own rows go with their answers. */
    letGo: (): void => void forgetSuccessors.run(),
    /** A team that people have joined, or that real commitments were given to, stays and becomes theirs. */
    removeTeams(): void {
      deleteTeams.run()
      keepOtherTeams.run()
    },
  }
})
