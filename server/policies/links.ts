import { oncePerDatabase } from '../../db/once.ts'
import { type FoundProvision, found, type Texts } from './found.ts'
import { type HeldLink, isRefusedIn, linksThatHold } from './link-decisions.ts'
import { linkStatements } from './link-statements.ts'
import { wordsOf } from './linking.ts'
import { policyReaderOf, type Reading } from './reading.ts'
import { waitingLinks } from './waiting-links.ts'

/** Questions whose texts are held in memory at once. */
const PART = 500

/** Looked through at once when a name changes: a tenth of a second. More are left for the background. */
const MOST_AT_ONCE = 500

/**
 * Which questions and answers name which policies, and which of their provisions. It follows from the current texts, the
 * names and what people decided, so whoever changes one of these has it found anew, in the same transaction.
 */
export const policyLinks = oncePerDatabase((db) => {
  const sql = linkStatements(db)
  const { later } = waitingLinks(db)

  /** Finds the links of questions that are new, or whose texts, answers or decisions may have changed. */
  function write(questionIds: Iterable<number>): void {
    const ids = [...new Set(questionIds)]
    if (ids.length === 0) return
    const read = policyReaderOf(sql.names())
    for (let from = 0; from < ids.length; from += PART) {
      for (const texts of sql.texts(ids.slice(from, from + PART))) writeOne(texts, read)
    }
  }

  function writeOne({ id, ...texts }: Texts & { id: number }, read: (text: string) => Reading): void {
    const decided = sql.decided(id)
    const { links, provisions } = found(texts, read)
    const held = linksThatHold(links, decided)
    if (!isSame(sql.links(id), held, sayLink)) sql.replaceLinks(id, held)
    const named = provisions.filter(({ policyId }) => !isRefusedIn(decided, policyId))
    if (!isSame(sql.provisions(id), named, sayProvision)) sql.replaceProvisions(id, named)
  }

  /**
   * Finds the links anew wherever one of these names may stand: names that were added, or taken away and stand no
   * more in the table. A longer name hides a shorter one, so the links of other policies may change too.
   */
  function relink(aliases: readonly string[]): void {
    const ids = candidates(aliases)
    if (ids.length > MOST_AT_ONCE) later('policy links', ids)
    else write(ids)
  }

  function candidates(aliases: readonly string[]): number[] {
    const matches = aliases.map(matchOf)
    if (matches.includes(null)) return sql.everyId()
    return [...new Set(matches.flatMap((match) => sql.matching(match ?? '')))]
  }

  return { write, relink }
})

function isSame<Row>(before: readonly Row[], after: readonly Row[], say: (row: Row) => string): boolean {
  const said = (rows: readonly Row[]) => rows.map(say).sort().join('\n')
  return before.length === after.length && said(before) === said(after)
}

function sayLink({ policyId, foundIn, words, mentions }: HeldLink): string {
  return `${policyId} ${foundIn} ${mentions} ${words}`
}

function sayProvision({ policyId, foundIn, provision, words }: FoundProvision): string {
  return `${policyId} ${foundIn} ${provision}: ${words}`
}

/**
 * What the full-text index finds wherever the name stands, and more: the name as a phrase. SQLite and JavaScript do not
 * fold all letters in the same way, so where some words have others than ASCII's, the rest of them; null without any.
 */
function matchOf(alias: string): string | null {
  const words = wordsOf(alias)
  const plain = words.filter((word) => /^[a-z0-9]+$/.test(word))
  if (plain.length === 0) return null
  const match =
    plain.length === words.length ? `"${plain.join(' ')}"` : plain.map((word) => `"${word}"`).join(' AND ')
  return `{heading question answer} : (${match})`
}
