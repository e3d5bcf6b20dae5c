import { describe, expect, test } from 'vitest'
import { problemWith } from '../../server/accounts/password-rules.ts'
import { hashPassword, isPassword } from '../../server/accounts/passwords.ts'
import { PASSWORD } from '../support/accounts.ts'

const ABOUT = ['Eleanor Ashby', 'eleanor.ashby@example.org', 'Lantern Policy']

describe('the rules for passwords', () => {
  test.each([
    ['eleven chars', 'tulip kettl'],
    ['an empty one', ''],
    ['one longer than anybody types', 'tulip kettle '.repeat(20)],
    ['a common one', 'password1234'],
    ['a common one in other letters', 'P@ssw0rd1234'],
    ['a run along the keyboard', 'qwertyuiop12'],
    ['a run of digits', '123456789012'],
    ['a run of the alphabet', 'abcdefghijklm'],
    ['one letter', 'aaaaaaaaaaaaaaaa'],
    ['a word again and again', 'letmeinletmeinletmein'],
    ['the name of the person', 'eleanor ashby'],
    ['the e-mail address', 'eleanor.ashby@example.org'],
    ['the team', 'LanternPolicy1'],
    ['the name and digits, with stops between', 'eleanor.ashby.1234'],
    ['the program twice', 'pursuant-pursuant'],
    ['the program and a year', 'Pursuant2026!'],
    ['the department and a year', 'HomeOffice2026'],
  ])('refuse %s', async (_, password) => {
    expect(await problemWith(password, ABOUT)).toMatch(/password/)
  })

  test.each([
    PASSWORD,
    'lantern wardens hold tea',
    'x9Kd0wLq2mVb',
    'åäö häst batteri klammer',
    'семь медных фонарей',
    '🦊🫖🕯️ three odd pictures',
    '&*@=+~#^%!?$',
    'tulip kettle lantern harbour '.repeat(4),
  ])('take “%s”', async (password) => {
    expect(await problemWith(password, ABOUT)).toBeNull()
  })
})

describe('a password', () => {
  test('is kept as argon2id with 64 MiB, under a salt of its own', async () => {
    const [one, other] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=4,p=1\$/)
    expect(one).not.toBe(other)
    expect(await isPassword(PASSWORD, one)).toBe(true)
    expect(await isPassword(`${PASSWORD} `, one)).toBe(false)
    expect(await isPassword(PASSWORD.toUpperCase(), one)).toBe(false)
  })

  test('is the same typed on a keyboard that composes its letters otherwise', async () => {
    expect(
      await isPassword('cafe\u0301 lantern kettle', await hashPassword('caf\u00e9 lantern kettle')),
    ).toBe(true)
  })

  test('of nobody is compared all the same, and never right', async () => {
    expect(await isPassword(PASSWORD, null)).toBe(false)
  })

  test('waits its turn when many come at once, and asks to come again when too many do', async () => {
    const hash = await hashPassword(PASSWORD)
    const all = await Promise.allSettled(Array.from({ length: 45 }, () => isPassword(PASSWORD, hash)))
    const refused = all.filter((one) => one.status === 'rejected')
    expect(all.filter((one) => one.status === 'fulfilled' && one.value)).toHaveLength(42)
    expect(refused.map(({ reason }) => reason.status)).toEqual([503, 503, 503])
    expect(await isPassword(PASSWORD, hash)).toBe(true)
  })
})
