import { oncePerDatabase } from '../../db/once.ts'
import type { FoundProvision, Texts } from './found.ts'
import type { Decided, HeldLink } from './link-decisions.ts'
import type { NameOfKind } from './reading.ts'

type Row<Values> = Values & { questionId: number }

/** The statements that keep links true. They read questions and answers, which stand above policies and import them. */
export const linkStatements = oncePerDatabase((db) => {
  const names = db.prepare<[], NameOfKind>(`
    select a.policy_id as policyId, a.alias, p.kind
      from policy_alias a
      join policy p on p.id = a.policy_id`)
  const texts = db.prepare<[string], Texts & { id: number }>(`
    select q.id, q.heading, q.text, a.text as answer
      from question q
      left join current_answer a on a.question_id = q.id
     where q.id in (select value from json_each(?))`)
  const links = db.prepare<[number], HeldLink>(`
    select policy_id as policyId, found_in as foundIn, words, mentions
      from policy_link
     where question_id = ?`)
  const provisions = db.prepare<[number], FoundProvision>(`
    select policy_id as policyId, found_in as foundIn, provision, words
      from policy_provision
     where question_id = ?`)
  const decided = db.prepare<[number], Pick<Decided, 'policyId' | 'decision'>>(`
    select policy_id as policyId, decision
      from policy_decision
     where question_id = ?`)
  const unlink = db.prepare<[number]>('delete from policy_link where question_id = ?')
  const link = db.prepare<Row<HeldLink>>(`
    insert into policy_link (policy_id, question_id, found_in, words, mentions)
    values (:policyId, :questionId, :foundIn, :words, :mentions)`)
  const forget = db.prepare<[number]>('delete from policy_provision where question_id = ?')
  const keep = db.prepare<Row<FoundProvision>>(`
    insert into policy_provision (policy_id, question_id, found_in, provision, words)
    values (:policyId, :questionId, :foundIn, :provision, :words)`)
  // Stemmed and without accents: these are candidates, and the texts are looked at word by word after.
  const matching = db
    .prepare<[string], number>(`
      select f.question_id
        from search_index i
        join search_facet f on f.search_key = i.rowid
       where search_index match ?`)
    .pluck()
  const everyId = db.prepare<[], number>('select id from question').pluck()

  return {
    names: () => names.all(),
    texts: (ids: readonly number[]) => texts.all(JSON.stringify(ids)),
    links: (questionId: number) => links.all(questionId),
    provisions: (questionId: number) => provisions.all(questionId),
    decided: (questionId: number) => decided.all(questionId),
    replaceLinks(questionId: number, now: readonly HeldLink[]): void {
      unlink.run(questionId)
      for (const one of now) link.run({ questionId, ...one })
    },
    replaceProvisions(questionId: number, now: readonly FoundProvision[]): void {
      forget.run(questionId)
      for (const one of now) keep.run({ questionId, ...one })
    },
    /** The questions that the full-text index finds. */
    matching: (match: string) => matching.all(match),
    everyId: () => everyId.all(),
  }
})
