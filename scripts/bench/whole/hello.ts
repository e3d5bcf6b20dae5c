import type { AddressInfo } from 'node:net'
import express from 'express'

/** The least that an Express app can do: what ours is compared with. */
const app = express()
app.get('/', (_req, res) => void res.send('Hello World!'))
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
