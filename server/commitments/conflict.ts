import { EditedMeanwhile } from '../lib/refusals.ts'
import { HttpError } from '../web/errors.ts'
import { NotPossible } from './life.ts'

const LOOK_AGAIN = 'Go back, load the page again, and decide on what it shows then.'

/** @throws HttpError 409 when somebody else was quicker, or when it does not fit where the thing stands */
export function orConflict<T>(change: () => T): T {
  try {
    return change()
  } catch (error) {
    if (error instanceof NotPossible) throw new HttpError(409, error.message)
    if (error instanceof EditedMeanwhile) {
      throw new HttpError(409, 'Somebody changed this commitment after you had opened the page.', LOOK_AGAIN)
    }
    throw error
  }
}
