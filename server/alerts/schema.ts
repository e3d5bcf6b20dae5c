import { z } from 'zod'
import { squash, stripControls } from '../lib/text.ts'
import { PageField } from '../web/fields.ts'
import { FREQUENCIES, LONGEST_NAME, LONGEST_QUERY } from './saved-search.ts'

const NameField = z
  .string({ error: 'Enter a name.' })
  .transform((typed) => squash(stripControls(typed)))
  .pipe(
    z
      .string()
      .min(1, { error: 'Enter a name.' })
      .max(LONGEST_NAME, { error: `Shorten the name to at most ${LONGEST_NAME} characters.` }),
  )

const SETTINGS = {
  name: NameField,
  alerts: z.enum(['on', 'off'], { error: 'Choose whether you want to be told.' }),
  every: z.enum(FREQUENCIES, { error: 'Choose how often.' }),
}

export const SettingsForm = z.object(SETTINGS).transform(({ name, alerts, every }) => ({
  name,
  isOn: alerts === 'on',
  every,
}))

/** With the search itself, as its address gives it. */
export const NewForm = z
  .object({
    ...SETTINGS,
    search: z
      .string()
      .default('')
      .refine((query) => query.length <= LONGEST_QUERY, {
        error: 'This search is too long to be saved. Take some of it off first.',
      }),
  })
  .transform(({ name, alerts, every, search }) => ({ name, isOn: alerts === 'on', every, search }))

const WholeNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

/** Up to what was seen; whatever makes no sense is nothing. */
export const SeenForm = z.object({
  question: WholeNumber.catch(0),
  answer: WholeNumber.catch(0),
  back: z.string().catch(''),
})

export const PlaceForm = z.object({ to: z.enum(['up', 'down']).catch('up') })

export const SavedSearchParams = z.object({
  number: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
})

/** A token that came twice is none. */
export const FeedQuery = z.object({ token: z.string().catch('') })

/** The page of what is new. */
export const NewsQuery = z.object({ page: PageField })
