import { IncomingMessage, ServerResponse } from 'node:http'
import type { Express } from 'express'

/**
 * What Node is to make an app's requests and responses of, so that they have the app's prototypes from the first: for the
 * options of `createServer`. Express else gives each another prototype; V8 then makes hidden classes for that one object, and
 * keeps it, with all that it leads to, until old garbage is collected.
 */
export function messageClasses(app: Express) {
  class AppRequest extends IncomingMessage {}
  class AppResponse<Req extends IncomingMessage = IncomingMessage> extends ServerResponse<Req> {}
  app.request = Object.setPrototypeOf(AppRequest.prototype, app.request)
  app.response = Object.setPrototypeOf(AppResponse.prototype, app.response)
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse }
}
