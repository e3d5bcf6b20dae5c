/** The process that finds out what waits to be found out of a database: its argument is the file. */
import { openDatabase } from '../../../db/open.ts'
import { buildLists } from '../../questions/search/lists/build-lists.ts'
import { hearStop } from '../asked-to-stop.ts'
import { buildWhatWaits } from './build.ts'

const shouldStop = hearStop()
const db = openDatabase(process.argv[2] ?? '')
try {
  // First, since every search is slower without them, and what follows from the texts of a large file takes long.
  await buildLists(db, shouldStop)
  await buildWhatWaits(db, shouldStop)
} finally {
  db.close()
  if (process.connected) process.disconnect()
}
