/** The process that finds out what waits to be found out of a database: its argument is the file. */
import { openDatabase } from '../../../db/open.ts'
import { hearStop } from '../asked-to-stop.ts'
import { buildWhatWaits } from './build.ts'

const shouldStop = hearStop()
const db = openDatabase(process.argv[2] ?? '')
try {
  await buildWhatWaits(db, () => new Date(), shouldStop)
} finally {
  db.close()
  if (process.connected) process.disconnect()
}
