import { Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canReadRecord } from '../accounts/permissions.ts'
import type { CompletionsJson } from '../formats/json/completion.ts'
import { today } from '../lib/dates.ts'
import { LICENCE } from '../lib/licence.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { readTyping } from './schema.ts'
import { completions } from './search/completion.ts'
import { standingLookups } from './search/standing-lookups.ts'

/** What the search box may go on with while somebody types in it. */
export function questionCompletionRoutes({ db, config, clock }: Context): Router {
  const router = Router()
  const standingOn = standingLookups(db)

  router.get(paths.questionCompletions(), allow(canReadRecord), (req, res) => {
    const { q, at } = readTyping(req.query)
    const day = today(clock)
    const { lookups } = standingOn(day, config.ANSWER_MEASURE)
    const items = completions(q, at, { lookups, today: day })
    res.json({ total: items.length, items, next: null, licence: LICENCE } satisfies CompletionsJson)
  })

  return router
}
