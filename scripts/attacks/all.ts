import type { Attack } from './attack.ts'
import { bodyAttacks } from './bodies.ts'
import { cachingAttacks } from './caching.ts'
import { calendarAttacks } from './calendars.ts'
import { cookieAttacks } from './cookies.ts'
import { crossSiteAttacks } from './cross-site.ts'
import { errorAttacks } from './errors.ts'
import { fieldAttacks } from './fields.ts'
import { fixationAttacks } from './fixation.ts'
import { floods } from './floods.ts'
import { forgedSessionAttacks } from './forged-sessions.ts'
import { guessingAttacks } from './guessing.ts'
import { headerInjections } from './header-injection.ts'
import { hostAttacks } from './hosts.ts'
import { markupAttacks } from './markup.ts'
import { methodAttacks } from './methods.ts'
import { linkAttacks } from './one-time-links.ts'
import { passwordRaces } from './password-races.ts'
import { patientAttacks } from './patience.ts'
import { privateSiteAttacks } from './private-site.ts'
import { redirectAttacks } from './redirects.ts'
import { rightsAttacks } from './rights.ts'
import { roleAttacks } from './roles.ts'
import { sessionRaces } from './session-races.ts'
import { setUpAttacks } from './set-up.ts'
import { slowClients } from './slow-clients.ts'
import { smugglingAttacks } from './smuggling.ts'
import { stolenSessionAttacks } from './stolen-sessions.ts'
import { tellingApartAttacks } from './telling-apart.ts'
import { timingAttacks } from './telling-time.ts'
import { throttleAbuses } from './throttle-abuse.ts'
import { voidLinks } from './void-links.ts'

/** Every attack that is replayed, by what it aims at. */
export const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  'Posts from other sites': crossSiteAttacks,
  Cookies: cookieAttacks,
  'Stolen sessions': [...stolenSessionAttacks, ...sessionRaces, ...passwordRaces],
  'Forged sessions': forgedSessionAttacks,
  'Planted sessions': fixationAttacks,
  'Guessing passwords': [...guessingAttacks, ...patientAttacks, ...throttleAbuses],
  Bodies: bodyAttacks,
  Fields: [...fieldAttacks, ...markupAttacks],
  'Leading people elsewhere': redirectAttacks,
  'Lines of one’s own in headers and logs': headerInjections,
  'False names of the site': hostAttacks,
  'Requests within requests': smugglingAttacks,
  'Slow clients and floods': [...slowClients, ...floods],
  Methods: methodAttacks,
  'One-time links': [...voidLinks, ...linkAttacks],
  'Private calendars': calendarAttacks,
  'The first set-up': setUpAttacks,
  'What others may do': [...roleAttacks, ...rightsAttacks],
  'A private site': privateSiteAttacks,
  Caches: cachingAttacks,
  Errors: errorAttacks,
  'Finding out who has an account': [...tellingApartAttacks, ...timingAttacks],
}
