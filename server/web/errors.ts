/** An error that a person is told about: an HTTP status, a sentence for them, and perhaps what to do. */
export class HttpError extends Error {
  readonly status: number
  readonly advice: string | null

  constructor(status: number, message: string, advice: string | null = null) {
    super(message)
    this.name = new.target.name
    this.status = status
    this.advice = advice
  }
}

/** Nothing is at this address, or nothing has this number. */
export class NotFound extends HttpError {
  constructor(message = 'There is no page at this address.', advice: string | null = null) {
    super(404, message, advice)
  }
}

/** What came cannot be used. 400 for an address or query string, 422 for a form that was filled in. */
export class Invalid extends HttpError {
  readonly messages: readonly string[]

  constructor(messages: string | readonly string[], status: 400 | 422 = 400) {
    const list = typeof messages === 'string' ? [messages] : messages
    super(status, list.join(' '))
    this.messages = list
  }
}

/** More is asked for than can be done at once. */
export class Busy extends HttpError {
  readonly retryAfterSeconds: number

  constructor(message: string, advice: string, retryAfterSeconds: number) {
    super(503, message, advice)
    this.retryAfterSeconds = retryAfterSeconds
  }
}
