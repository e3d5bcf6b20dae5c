/**
 * The process that finds out what waits to be found out of a database: its argument is the file. With `lists` behind it, it
 * makes the lists of words instead, that searches go by.
 */
import { openDatabase } from '../../../db/open.ts'
import { giveWay } from '../../lib/give-way.ts'
import { buildLists } from '../../questions/search/lists/build-lists.ts'
import { hearStop } from '../asked-to-stop.ts'
import { buildWhatWaits } from './build.ts'

giveWay()

const LISTS = 'lists'
const shouldStop = hearStop()
const db = openDatabase(process.argv[2] ?? '')
try {
  if (process.argv[3] === LISTS) await buildLists(db, shouldStop)
  else await buildWhatWaits(db, () => new Date(), shouldStop)
} finally {
  db.close()
  if (process.connected) process.disconnect()
}
