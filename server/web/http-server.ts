import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'

/**
 * How long a client may take: one that sends its request a byte at a time would hold a connection for ever. No
 * honest form takes half a minute to send.
 */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000, // how often the two above are looked at
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16_384,
} satisfies ServerOptions

/** What may be another than usual: the limits, in tests, and what requests and responses are made of. */
type Options = Partial<typeof LIMITS> & Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'>

/** An HTTP server with bounds on what it waits for; too slow a client gets 408 and is cut off. */
export function createHttpServer(listener: RequestListener, options: Options = {}): Server {
  const server = createServer({ ...LIMITS, ...options }, listener)
  server.timeout = 120_000 // a connection on which nothing moves, an answer under way included
  server.maxConnections = 2_000
  return server
}
