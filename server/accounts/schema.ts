import { z } from 'zod'
import { normaliseEmail, normaliseName } from './account.ts'

export const LONGEST_NAME = 100
const LONGEST_EMAIL = 254 // RFC 5321

export const EmailField = z
  .string({ error: 'Enter an e-mail address.' })
  .transform(normaliseEmail)
  .pipe(
    z
      .email({ error: 'Enter an e-mail address such as name@example.org.' })
      .max(LONGEST_EMAIL, { error: `The e-mail address must have at most ${LONGEST_EMAIL} characters.` }),
  )

export const NameField = (what: string) =>
  z
    .string({ error: `Enter ${what}.` })
    .transform(normaliseName)
    .pipe(
      z
        .string()
        .min(1, { error: `Enter ${what}.` })
        .max(LONGEST_NAME, { error: `Shorten ${what} to at most ${LONGEST_NAME} characters.` }),
    )

/** Any text: whether it will do is for the rules to say, or for the account to compare. */
const PasswordField = z.string({ error: 'Enter a password.' }).min(1, { error: 'Enter a password.' })

/** A token as links carry it. What has another shape was never made here. */
const TokenField = z
  .string()
  .regex(/^[\w-]{32}$/)
  .catch('')

const NextField = z.string().max(2_000).catch('').default('')

export const SignInQuery = z.object({ next: NextField })

export const SignInForm = z.object({
  email: z
    .string({ error: 'Enter your e-mail address.' })
    .transform(normaliseEmail)
    .pipe(z.string().min(1, { error: 'Enter your e-mail address.' })),
  password: z.string({ error: 'Enter your password.' }).min(1, { error: 'Enter your password.' }),
  next: NextField,
})

export const LinkQuery = z.object({ token: TokenField })

export const SetUpForm = z.object({
  token: TokenField,
  name: NameField('your name'),
  email: EmailField,
  team: NameField('the name of your team'),
  password: PasswordField,
})

export const NewPasswordForm = z.object({ token: TokenField, password: PasswordField })

export const OwnPasswordForm = z.object({
  current: z
    .string({ error: 'Enter your present password.' })
    .min(1, { error: 'Enter your present password.' }),
  password: PasswordField,
})

export const NumberedParams = z.object({
  number: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
})
