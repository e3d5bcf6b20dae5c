import type { Database } from '../../db/open.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import { type Clock, now } from '../lib/dates.ts'
import type { Session } from '../web/sessions.ts'
import { type Account, IsDisabled } from './account.ts'
import { oneTimeLinks } from './one-time-links.ts'
import { accountQueries } from './queries.ts'

/** What a session holds of its account. */
type Holding = Pick<Session, 'accountId' | 'epoch'>

/** The writing of what lets an account in: password, links, sessions; each with its audit record in one transaction. */
export function signInRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const accounts = accountQueries(db)
  const links = oneTimeLinks(db, clock)
  const setPassword = db.prepare<[string, number]>(
    'update account set password_hash = ?, epoch = epoch + 1 where id = ?',
  )
  const dropLinks = db.prepare<[number]>('delete from one_time_link where account_id = ?')
  const endSessions = db.prepare<[number]>('update account set epoch = epoch + 1 where id = ?')
  const setSignedIn = db.prepare<[string, number]>('update account set last_signed_in_at = ? where id = ?')

  const choosePassword = db.transaction((id: number, passwordHash: string, by: Actor) => {
    setPassword.run(passwordHash, id)
    dropLinks.run(id)
    audit({ by, action: 'set the password of', thing: thingOf(accounts.existing(id)) })
  })

  const changePassword = db.transaction((session: Holding, passwordHash: string, by: Actor): boolean => {
    if (!accounts.visiting(session.accountId, session.epoch)) return false
    choosePassword(session.accountId, passwordHash, by)
    return true
  })

  const makePasswordLink = db.transaction((id: number, by: Actor): string => {
    const account = accounts.existing(id)
    if (account.disabledAt)
      throw new IsDisabled(`The account of ${account.name} is disabled. Enable it first.`)
    audit({ by, action: 'made a password link for', thing: thingOf(account) })
    return links.makeForPassword(id)
  })

  const signOutEverywhere = db.transaction((id: number, by: Actor, reason: string | null) => {
    endSessions.run(id)
    audit({ by, action: 'ended all sessions of', thing: thingOf(accounts.existing(id)), reason })
  })

  const signedIn = db.transaction((id: number, requestId: string) => {
    const account = accounts.existing(id)
    setSignedIn.run(now(clock), id)
    const by: Actor = { accountId: id, name: account.name, via: 'web', requestId }
    audit({ by, action: 'signed in to', thing: thingOf(account) })
  })

  return {
    /** Ends every session of the account and makes its links void. */
    choosePassword: choosePassword.immediate,
    /**
     * The same from within a session. @returns false, and changes nothing, when the session was ended meanwhile:
     * comparing and hashing take long enough for that
     */
    changePassword: changePassword.immediate,
    /** A link made before is void; the password works on until this one is used. @returns its token @throws IsDisabled */
    makePasswordLink: makePasswordLink.immediate,
    signOutEverywhere: signOutEverywhere.immediate,
    signedIn: signedIn.immediate,
  }
}

/** An account as the audit trail names it. */
export function thingOf({ id, name }: Account) {
  return { kind: 'account', id, name }
}
