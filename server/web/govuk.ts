import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * govuk-frontend's styles without what is reserved for gov.uk: its typeface (the licence allows it on that
 * domain alone; `--sans` in our own stylesheet takes its place) and the royal crest.
 */
export function govukStyles(): string {
  return read('govuk-frontend.min.css')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/\/\*![^*]*Margaret Calvert[^*]*\*\//g, '')
    .replaceAll('font-family:GDS Transport,arial,sans-serif', 'font-family:var(--sans)')
    .replace(/[^{}]*\{[^{}]*url\([^)]*crest[^{}]*\}/g, '')
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, '')
}

export function govukScript(): string {
  return read('govuk-frontend.min.js').replace(/\/\/# sourceMappingURL=.*/g, '')
}

function read(name: string): string {
  const require = createRequire(import.meta.url)
  return readFileSync(require.resolve(`govuk-frontend/dist/govuk/${name}`), 'utf8')
}
