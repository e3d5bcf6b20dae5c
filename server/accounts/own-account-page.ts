import Bowser from 'bowser'
import { type Instant, sayInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { type FieldSpec, type FormState, showForm, titleOf } from '../web/forms.ts'
import type { SessionRow } from '../web/session-statements.ts'
import { type Account, ROLE_WORDS } from './account.ts'
import { calendarSection } from './calendar-page.ts'
import { NEW_PASSWORD } from './door-page.ts'

interface OwnAccountParts {
  account: Account
  sessions: readonly SessionRow[]
  /** When the address of its calendar was made; null without one. */
  calendarMadeAt: Instant | null
  state: FormState
}

/** One's own account, as its page shows it. */
export function ownAccountPage({ account, sessions, calendarMadeAt, state }: OwnAccountParts) {
  const { label, may } = ROLE_WORDS[account.role]
  return {
    title: titleOf('Your account', state),
    name: account.name,
    email: account.email,
    role: label,
    may,
    team: account.teamName ?? 'None',
    passwordAction: paths.accountPassword(),
    ...showForm(PASSWORD, state),
    sessions: sessions.map(showSession),
    calendar: calendarSection(calendarMadeAt),
    othersAction: sessions.length > 1 ? paths.otherSessionsEnding() : null,
  }
}

const PASSWORD = {
  current: { label: 'Present password', type: 'password', autocomplete: 'current-password' },
  password: { ...NEW_PASSWORD, label: 'New password' },
} satisfies Record<string, FieldSpec>

function showSession({ number, address, agent, startedAt, lastUsedAt, isCurrent }: SessionRow) {
  return {
    browser: sayBrowser(agent),
    address,
    started: sayInstant(new Date(startedAt).toISOString()),
    lastUsed: sayInstant(new Date(lastUsedAt).toISOString()),
    isCurrent,
    endAction: paths.sessionEnding(number),
  }
}

/** `Firefox on Linux`, from what the browser says of itself. */
function sayBrowser(agent: string): string {
  if (agent === '') return 'A program that does not say its name'
  const { browser, os } = Bowser.parse(agent)
  if (!browser.name) return agent.slice(0, 60)
  return os.name ? `${browser.name} on ${os.name}` : browser.name
}
