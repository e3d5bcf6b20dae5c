import { bodyQueries } from '../questions/bodies.ts'
import type { Context } from '../web/context.ts'
import type { FormState } from '../web/forms.ts'
import { newRunPage } from './new-run-page.ts'
import { intakePage, RUNS_SHOWN, SET_ASIDE_SHOWN } from './page.ts'
import { REJECTIONS_SHOWN, runPage } from './run-page.ts'
import { runQueries } from './run-queries.ts'
import { runWatch, type WatchedRun } from './run-watch.ts'

/** Gathers what the pages of the intake show. */
export function intakeReader({ db, clock, config }: Pick<Context, 'db' | 'clock' | 'config'>) {
  const runs = runQueries(db)
  const watch = runWatch(db, clock)
  const known = bodyQueries(db)

  const goingOn = () => watch.underWay().find(({ kind }) => kind === 'sync')

  return {
    list: (page: number) =>
      intakePage({
        runs: watch.page(RUNS_SHOWN, (page - 1) * RUNS_SHOWN),
        total: runs.count(),
        page,
        goingOn: goingOn(),
        bodies: runs.bodies(),
        setAside: runs.setAside(SET_ASIDE_SHOWN),
        setAsideTotal: runs.countSetAside(),
        everyMs: config.SYNC_EVERY,
        at: clock(),
      }),
    run: (run: WatchedRun, page: number) => {
      const rejections = runs.rejections(run.id, REJECTIONS_SHOWN, (page - 1) * REJECTIONS_SHOWN)
      return runPage({ run, rejections, page, at: clock() })
    },
    newRun: (state: FormState) =>
      newRunPage({ known: known.all(), bodies: runs.bodies(), goingOn: goingOn(), state }),
  }
}
