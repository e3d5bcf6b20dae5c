import { type Instant, sayInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'

/** The section of one's own account about its calendar. */
export function calendarSection(madeAt: Instant | null) {
  return {
    made: madeAt === null ? null : sayInstant(madeAt),
    makeAction: paths.accountCalendar(),
    stopAction: madeAt === null ? null : paths.accountCalendarRemoval(),
  }
}

interface CalendarAddressParts {
  token: string
  /** The setting BASE_URL: an address for another program is not made from what a request says of its host. */
  baseUrl: string
  hasTeam: boolean
}

/** The only page on which the addresses of a calendar stand. */
export function calendarAddressPage({ token, baseUrl, hasTeam }: CalendarAddressParts) {
  const at = (what: string, path: string) => ({
    what,
    address: `${baseUrl}${path}`,
    copy: `Copy the address: ${what}`,
  })
  return {
    title: 'Your calendar’s address',
    addresses: [
      at('What you own', paths.deadlinesCalendar({ token })),
      ...(hasTeam ? [at('What your team owns', paths.deadlinesCalendar({ token, whose: 'team' }))] : []),
      at('Every open commitment', paths.commitmentsCalendar(token)),
    ],
    accountHref: paths.account(),
  }
}
