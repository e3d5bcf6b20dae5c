import { type Request, type Response, Router } from 'express'
import { actorOf, allow } from '../accounts/access.ts'
import { canEditGlossary } from '../accounts/permissions.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { type Entry, ExpansionTaken } from './entry.ts'
import { entryPage, newEntryPage } from './form-page.ts'
import { glossaryQueries } from './queries.ts'
import { glossaryRecords, type Seen } from './record.ts'
import { EntryForm, EntryParams, NewEntryForm, RefusalForm, RestorationForm, TICKED } from './schema.ts'

/** Adding, correcting and refusing what abbreviations stand for. */
export function glossaryEditRoutes({ db, clock, sendPage, sessions }: Context): Router {
  const router = Router()
  const glossary = glossaryQueries(db)
  const records = glossaryRecords(db, clock)

  router.get(paths.newGlossaryEntry(), allow(canEditGlossary), (_req, res) => showNew(res, EMPTY_FORM))

  router.post(paths.glossary(), allow(canEditGlossary), (req, res) => {
    const { values, state } = readForm(NewEntryForm, req.body, TICKED)
    if (!values) return showNew(res, state, 422)
    const { short, long, word, reason } = values
    try {
      records.add({ short, long, isWord: word }, actorOf(req), reason)
    } catch (error) {
      return showNew(res, refusedIn(state, error), 422)
    }
    return done(req, res, short, `${short} is in the glossary: ${long}.`)
  })

  router.get(paths.glossaryEntryEdit(':id'), allow(canEditGlossary), (req, res) => {
    showEntry(res, entryOf(req), EMPTY_FORM)
  })

  router.post(paths.glossaryEntry(':id'), allow(canEditGlossary), (req, res) => {
    const entry = entryOf(req)
    const { values, state } = readForm(EntryForm, req.body, TICKED)
    if (!values) return showEntry(res, entry, state, 422)
    const { long, word, reason } = values
    try {
      records.correct(entry.id, { long, isWord: word }, seenIn(values), actorOf(req), reason)
    } catch (error) {
      if (error instanceof EditedMeanwhile) return showEntry(res, entry, state, 409, true)
      return showEntry(res, entry, refusedIn(state, error), 422)
    }
    return done(req, res, entry.short, `${entry.short} now stands for ${long}.`)
  })

  router.post(paths.glossaryRefusal(':id'), allow(canEditGlossary), (req, res) => {
    const entry = entryOf(req)
    const { values, state } = readForm(RefusalForm, req.body)
    if (!values) return showEntry(res, entry, state, 422)
    const refuse = () => records.refuse(entry.id, seenIn(values), actorOf(req), values.reason)
    if (!isDone(refuse)) return showEntry(res, entry, state, 409, true)
    return done(req, res, '', `${entry.short} is no longer said to stand for ${entry.long}.`)
  })

  router.post(paths.glossaryRestoration(':id'), allow(canEditGlossary), (req, res) => {
    const entry = entryOf(req)
    const seen = seenIn(RestorationForm.parse(req.body ?? {}))
    const restore = () => records.restore(entry.id, seen, actorOf(req))
    if (!isDone(restore)) return showEntry(res, entry, EMPTY_FORM, 409, true)
    return done(req, res, '', `What was decided on ${entry.short}, “${entry.long}”, is taken back.`)
  })

  function entryOf(req: Request): Entry {
    const { id } = readParams(EntryParams, req)
    return orNotFound(glossary.byId(id), 'The glossary has no such entry any more.')
  }

  function showNew(res: Response, state: FormState, status = 200): void {
    sendPage(res, 'glossary/form', newEntryPage(state), status)
  }

  function showEntry(res: Response, entry: Entry, state: FormState, status = 200, isStale = false): void {
    sendPage(res, 'glossary/form', entryPage({ entry, state, isStale }), status)
  }

  function done(req: Request, res: Response, q: string, notice: string): void {
    sessions.leaveNotice(req, notice)
    res.redirect(303, paths.glossary({ q }))
  }

  return router
}

function seenIn({ revision, was }: { revision: number; was: string }): Seen {
  return { revision, long: was }
}

/** @returns false when somebody else decided meanwhile */
function isDone(act: () => void): boolean {
  try {
    act()
    return true
  } catch (error) {
    if (error instanceof EditedMeanwhile) return false
    throw error
  }
}

function refusedIn(state: FormState, error: unknown): FormState {
  if (!(error instanceof ExpansionTaken)) throw error
  return withError(state, 'long', error.message)
}
