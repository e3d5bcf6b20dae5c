import { adminNav } from '../admin-nav.ts'
import { paths } from '../paths.ts'
import { type Account, PASSWORD_LINK_HOURS } from './account.ts'

interface PasswordLinkParts {
  account: Account
  token: string | null
  /** The setting BASE_URL: what the request says of its host is not to be trusted in a link for somebody else. */
  baseUrl: string
  /** The account was made this moment. */
  isNew: boolean
}

/** The only page on which a link for choosing a password stands. */
export function passwordLinkPage({ account, token, baseUrl, isNew }: PasswordLinkParts) {
  const { id, name, email, hasPassword } = account
  return {
    title: isNew ? `${name} is added` : `A password link for ${name}`,
    adminNav: adminNav(paths.adminUsers()),
    isNew,
    hasPassword,
    name,
    email,
    link: `${baseUrl}${paths.newPassword(token ?? '')}`,
    hours: PASSWORD_LINK_HOURS,
    personHref: paths.adminUser(id),
    peopleHref: paths.adminUsers(),
    newHref: paths.newUser(),
  }
}
