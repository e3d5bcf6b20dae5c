import express, { type RequestHandler } from 'express'
import type { z } from 'zod'
import { HttpError } from './errors.ts'

const MOST_BYTES = 256 * 1024
const MOST_FIELDS = 200

/** Reads the form of a request into `req.body`: plain fields, never files, objects or JSON, and not without bound. */
export const formBodies: RequestHandler[] = [
  (req, _res, next) => {
    const kind = req.is('*/*') // false or null when there is no body
    if (kind && !req.is('application/x-www-form-urlencoded')) {
      throw new HttpError(415, 'What was sent is of a kind that Pursuant cannot read.')
    }
    next()
  },
  express.urlencoded({ extended: false, inflate: false, limit: MOST_BYTES, parameterLimit: MOST_FIELDS }),
]

/** What was typed, by field. */
type FormInput = Readonly<Record<string, string>>

/** What was ticked, by field, of the fields that may come several times. */
type FormLists = Readonly<Record<string, readonly string[]>>

/** What is wrong, by field: one sentence each, which says what to do. */
type FormErrors = Readonly<Record<string, string>>

/** A form as it was sent, to be shown again. */
export interface FormState {
  input: FormInput
  errors: FormErrors
  lists?: FormLists
}

export const EMPTY_FORM: FormState = { input: {}, errors: {} }

/**
 * Reads a form that was sent. Fields that the schema does not have are left out; one that came twice is read as not
 * filled in, unless it may.
 * @param many the fields that may come several times: each is a list, and not there when nothing came
 */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  many: readonly string[] = [],
): { values: z.output<Schema>; state: FormState } | { values: null; state: FormState } {
  const input = inputOf(body)
  const lists = listsOf(body, many)
  const parsed = schema.safeParse({ ...input, ...lists })
  if (parsed.success) return { values: parsed.data, state: { input, lists, errors: {} } }
  const errors: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? '')] ??= message
  return { values: null, state: { input, lists, errors } }
}

/** The same form with something that only the rules could find wrong. */
export function withError(state: FormState, field: string, message: string): FormState {
  return { ...state, errors: { [field]: message } }
}

function inputOf(body: unknown): FormInput {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>)
  return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'))
}

function listsOf(body: unknown, many: readonly string[]): FormLists {
  const fields = (body ?? {}) as Record<string, unknown>
  const given = many.filter((name) => fields[name] !== undefined)
  return Object.fromEntries(given.map((name) => [name, [fields[name]].flat().map(String)]))
}

/** A page's title with the word that a screen reader should hear first when its form has errors. */
export function titleOf(title: string, { errors }: FormState): string {
  return Object.keys(errors).length > 0 ? `Error: ${title}` : title
}

/** How a field is put to a person. */
export interface FieldSpec {
  label: string
  hint?: string
  type?: 'text' | 'email' | 'password' | 'date'
  /** HTML's word for what it is: `email`, `current-password`. */
  autocomplete?: string
  /** What it holds before anyone has typed. */
  value?: string | number | null
  /** How wide, in govuk-frontend's steps. */
  width?: '5' | '10' | '20' | 'full'
  /** Of a `textarea`. */
  rows?: number
  options?: readonly { value: string | number; label: string; hint?: string }[]
  /** Of checkboxes: which are ticked before anyone has. */
  values?: readonly (string | number)[]
  /** How it is drawn, where that does not follow from the type: options are radios when they have hints. */
  as?: 'radios' | 'area' | 'checkboxes'
}

type Field = ReturnType<typeof showField>

/**
 * The fields and the summary of errors as the partials `error-summary`, `any-field` and those beneath it show them.
 * @param prefix of the ids, where a page has several forms with fields of the same names
 */
export function showForm<Name extends string>(
  specs: Readonly<Record<Name, FieldSpec>>,
  state: FormState,
  prefix = '',
) {
  const names = Object.keys(specs) as Name[]
  const fields = Object.fromEntries(names.map((name) => [name, showField(name, specs[name], state, prefix)]))
  const errors = Object.entries(state.errors).map(([name, text]) => ({
    text,
    href: name in specs ? `#${prefix}${name}` : '#main-content',
  }))
  return { fields: fields as Record<Name, Field>, errors }
}

function showField(name: string, spec: FieldSpec, { input, errors, lists }: FormState, prefix: string) {
  const {
    label,
    hint = '',
    type = 'text',
    autocomplete = 'off',
    width = 'full',
    rows = 5,
    options = [],
  } = spec
  const error = errors[name] ?? ''
  const id = `${prefix}${name}`
  const isCheckboxes = spec.as === 'checkboxes'
  const isRadios = spec.as === 'radios' || (!isCheckboxes && options.some(({ hint }) => hint !== undefined))
  const value = type === 'password' ? '' : (input[name] ?? String(spec.value ?? ''))
  const chosen = isCheckboxes ? (lists?.[name] ?? (spec.values ?? []).map(String)) : [value]
  return {
    id,
    name,
    label,
    hint,
    error,
    type,
    autocomplete,
    value,
    rows,
    isPassword: type === 'password',
    isRadios,
    isCheckboxes,
    isSelect: options.length > 0 && !isRadios && !isCheckboxes,
    isArea: spec.as === 'area',
    widthClass: width === 'full' ? '' : `govuk-input--width-${width}`,
    describedBy: [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' '),
    options: options.map((option, index) => ({
      id: index === 0 ? id : `${id}-${index + 1}`, // the first is where a link to the field leads
      name,
      value: String(option.value),
      label: option.label,
      hint: option.hint ?? '',
      isSelected: chosen.includes(String(option.value)),
    })),
  }
}
