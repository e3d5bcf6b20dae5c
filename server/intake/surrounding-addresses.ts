/** Where the calendar and the Members are asked for. */
export interface SurroundingAddresses {
  members: string
  whatson: string
  bankHolidays: string
}

const PARLIAMENTS_OWN = 'questions-statements-api.parliament.uk'

const REAL: SurroundingAddresses = {
  members: 'https://members-api.parliament.uk/api',
  whatson: 'https://whatson-api.parliament.uk/calendar',
  bankHolidays: 'https://www.gov.uk/bank-holidays.json',
}

/**
 * Beside Parliament's own questions API, the real hosts. Beside any other, a proxy or a fake, the same paths under
 * `/members` and `/whatson` of that host: what does not ask Parliament for questions asks it for nothing.
 * @param base the setting PARLIAMENT_API
 */
export function surroundingAddresses(base: string): SurroundingAddresses {
  const { hostname, origin } = new URL(base)
  if (hostname === PARLIAMENTS_OWN) return REAL
  return {
    members: `${origin}/members/api`,
    whatson: `${origin}/whatson/calendar`,
    bankHolidays: `${origin}/bank-holidays.json`,
  }
}
