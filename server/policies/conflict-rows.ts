import type { FieldSpec, FormState } from '../web/forms.ts'

/** What a form says now beside what was typed into it, field by field, as the partial `admin-conflict` shows it. */
export function conflictRows<Name extends string>(
  now: Readonly<Record<Name, FieldSpec>>,
  labels: Readonly<Record<Name, string>>,
  { input }: FormState,
) {
  const rows = (Object.keys(labels) as Name[]).map((name) => {
    const before = String(now[name].value)
    const typed = (input[name] ?? '').replace(/\r\n?/g, '\n').trim()
    return {
      label: labels[name],
      now: sayValue(now[name], before),
      typed: sayValue(now[name], typed),
      differs: before !== typed,
    }
  })
  return { rows: rows.filter(({ differs }) => differs) }
}

/** What a person chose from, by its words. */
function sayValue({ options = [] }: FieldSpec, value: string): string {
  return options.find((option) => String(option.value) === value)?.label ?? value
}
