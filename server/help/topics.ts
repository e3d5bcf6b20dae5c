import { readdirSync, readFileSync } from 'node:fs'
import { renderMarkdown } from './markdown.ts'

export interface HelpTopic {
  /** Its part of the address; `index` is `/help` itself. */
  name: string
  title: string
  html: string
  contents: { id: string; label: string }[]
}

/** Reads and renders every `*.md` of a folder: `index` first, then by title. */
export function readTopics(folder: URL): HelpTopic[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({
      name: file.slice(0, -'.md'.length),
      ...renderMarkdown(readFileSync(new URL(file, folder), 'utf8')),
    }))
    .sort((a, b) => Number(b.name === 'index') - Number(a.name === 'index') || a.title.localeCompare(b.title))
}
