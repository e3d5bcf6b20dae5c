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

/** An HTTP server with bounds on what it waits for; too slow a client gets 408 and is cut off. */
export function createHttpServer(listener: RequestListener, limits: Partial<typeof LIMITS> = {}): Server {
  const server = createServer({ ...LIMITS, ...limits }, listener)
  server.timeout = 120_000 // a connection on which nothing moves, an answer under way included
  server.maxConnections = 2_000
  return server
}
