import { z } from 'zod'
import type { Stretch } from '../calendar/counted-days.ts'
import type { House } from '../calendar/facts.ts'
import { asking, type Patience } from './asking.ts'
import type { SurroundingAddresses } from './surrounding-addresses.ts'

/** The next run asks again, so none of it is worth a long wait. */
const MOST_RETRIES = 2

const Detail = z.object({ value: z.unknown() })
const List = z.array(z.unknown()).max(5_000)

/** What Parliament and GOV.UK say of the calendar and of Members. Nothing that comes is checked yet. */
export function surroundingsClient(at: SurroundingAddresses, patience: Patience) {
  const { get } = asking({ ...patience, retries: Math.min(patience.retries, MOST_RETRIES) })

  /** The days on which a House does not sit: recesses, and single days besides. */
  function nonSitting(house: House, { from, to }: Stretch): Promise<unknown[]> {
    const wanted = { startDate: from, endDate: to, house }
    const address = new URL(`${at.whatson}/events/nonsitting.json`)
    // Some give the names with a prefix and some without: what it does not know it ignores.
    for (const [name, value] of Object.entries(wanted)) {
      address.searchParams.set(name, value)
      address.searchParams.set(`queryParameters.${name}`, value)
    }
    return get(address, List)
  }

  const bankHolidays = (): Promise<unknown> => get(new URL(at.bankHolidays), z.unknown())

  async function member(parliamentId: number): Promise<unknown> {
    const { value } = await get(new URL(`${at.members}/Members/${parliamentId}`), Detail)
    return value
  }

  return { nonSitting, bankHolidays, member }
}

export type SurroundingsClient = ReturnType<typeof surroundingsClient>
