import { escapeHtml } from '../lib/text.ts'

/** What the code of templates calls, beside each other. */
export const TEMPLATE_TOOLS = { safe, missing, holds, items }

/** Text made safe to stand in HTML, in an element or a quoted attribute. */
function safe(value: unknown): string {
  if (typeof value === 'string') return escapeHtml(value)
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Error(`a ${typeof value} stands where a text should`)
}

/** @throws unless the model has such a field, with nothing in it */
function missing(model: unknown, field: string): undefined {
  if (typeof model !== 'object' || model === null || !(field in model))
    throw new Error(`"${field}" not defined`)
}

/** Whether `{{#if}}` goes on. What every object inherits is no field. */
function holds(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value) && typeof value !== 'function'
}

/** What `{{#each}}` goes through. */
function items(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (value === null || value === undefined || value === false) return []
  return [...(value as Iterable<unknown>)]
}
