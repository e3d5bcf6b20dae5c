import { z } from 'zod'

/** Words said once, on the next page, with where to look and what can be done about it at once. */
export interface Notice {
  text: string
  link: { text: string; href: string } | null
  /** A button that posts these fields. */
  action: { label: string; path: string; fields: readonly { name: string; value: string }[] } | null
}

const StoredNotice = z.object({
  text: z.string(),
  link: z.object({ text: z.string(), href: z.string() }).nullable(),
  action: z
    .object({
      label: z.string(),
      path: z.string(),
      fields: z.array(z.object({ name: z.string(), value: z.string() })),
    })
    .nullable(),
})

/** A notice as it is kept with the session. */
export function storeNotice(notice: string | (Partial<Notice> & Pick<Notice, 'text'>)): string {
  const { text, link = null, action = null } = typeof notice === 'string' ? { text: notice } : notice
  return JSON.stringify({ text, link, action } satisfies Notice)
}

/** @returns null for what was not kept by `storeNotice` */
export function readNotice(stored: string): Notice | null {
  try {
    return StoredNotice.parse(JSON.parse(stored))
  } catch {
    return null
  }
}
