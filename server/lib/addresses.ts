/** A web address in its encoded form, or null for anything else: a `javascript:` or `data:` address is no link. */
export function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, href } = new URL(text)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}

const HERE = 'http://here.invalid'

/**
 * An address within this site, as path, query and fragment, or null for what leads anywhere else. It is read as a
 * browser reads it, which takes `\\evil`, `/\t/evil` and `//evil` for another host.
 */
export function pathWithin(text: string): string | null {
  if (!text.startsWith('/') || !URL.canParse(text, HERE)) return null
  const { origin, pathname, search, hash } = new URL(text, HERE)
  const path = `${pathname}${search}${hash}`
  return origin === HERE && !path.startsWith('//') ? path : null
}

/**
 * What one subscriber has to themselves: of an IPv6 address its /64, an IPv4 address as it is. Some proxies name the
 * port too (`192.0.2.7:5678`, `[2001:db8::1]:5678`), which says nothing of who it is.
 */
export function networkOf(address: string): string {
  const ipv4 = /(\d+\.\d+\.\d+\.\d+)(:\d+)?$/.exec(address) // also ::ffff:192.0.2.7
  if (ipv4?.[1]) return ipv4[1]
  const [head = '', tail] = address.replace(/^\[|(\](:\d+)?|%.*)$/g, '').split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail?.split(':').filter(Boolean) ?? []
  const missing = tail === undefined ? 0 : 8 - groups.length - rest.length
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...rest]
  return all
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}
