import { LATE_CODES, STATUS_CODES } from './codes.ts'
import { FILTERS, type QuestionColumn } from './filters.ts'

/** What the field word `is` may be followed by: choices of several filters under one word. */
export const IS: Readonly<
  Record<string, { column: QuestionColumn; codes: readonly number[]; label: string }>
> = {
  late: { column: 'late', codes: [LATE_CODES.yes], label: 'late' },
  open: {
    column: 'status',
    codes: [STATUS_CODES.unanswered, STATUS_CODES.holding],
    label: 'waiting for an answer',
  },
  answered: {
    column: 'status',
    codes: [STATUS_CODES.answered, STATUS_CODES.corrected],
    label: 'answered',
  },
  ...Object.fromEntries(
    ['unanswered', 'holding', 'corrected', 'withdrawn', 'lapsed'].map((value) => [
      value,
      optionOf('status', value),
    ]),
  ),
  ...Object.fromEntries(['named-day', 'ordinary'].map((value) => [value, optionOf('type', value)])),
}

function optionOf(column: QuestionColumn, value: string) {
  const filter = FILTERS.find(({ name }) => name === column)
  const codes = filter?.codesOf(value, undefined as never) ?? []
  return { column, codes, label: value.replace('-', ' ') }
}
