/** A web address in its encoded form, or null for anything else: a `javascript:` or `data:` address is no link. */
export function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, href } = new URL(text)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
