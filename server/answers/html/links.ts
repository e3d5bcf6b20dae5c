const LONGEST = 8_000
const SCHEMES = ['http:', 'https:', 'mailto:']
const MAIL_FILTER = '.safelinks.protection.outlook.com'
const SHOWN_WRAPPED = /https:\/\/[\w-]{1,40}\.safelinks\.protection\.outlook\.com\/[^\s<>"]{1,8000}/gi

/**
 * The address of a link if it is one that a reader may follow (http, https, mailto), written so that it is safe
 * in HTML and Markdown, and without any mail filter around it; else null.
 */
export function safeAddress(href: string): string | null {
  const url = href.length > LONGEST ? null : unwrap(parse(href))
  if (!url || !SCHEMES.includes(url.protocol) || url.username || url.password) return null
  return url.href.replace(/[\s<>"`\\|]/g, encodeURIComponent)
}

/** A text in which each address wrapped by the mail filter is the address that it hides. */
export function unwrapShown(text: string): string {
  if (!text.includes(MAIL_FILTER)) return text
  return text.replace(SHOWN_WRAPPED, (address) => {
    const end = address.search(/[.,;:)\]]{1,10}$/)
    const bare = end < 0 ? address : address.slice(0, end)
    return (safeAddress(bare) ?? bare) + address.slice(bare.length)
  })
}

/** Wrapped addresses have been wrapped again when a mail was forwarded. Each is shorter than the one around it. */
function unwrap(url: URL | null): URL | null {
  let inner = url
  while (inner?.hostname.endsWith(MAIL_FILTER)) {
    const hidden = new URLSearchParams(inner.search.replaceAll('&amp;', '&')).get('url')
    if (!hidden) return inner
    inner = parse(hidden)
  }
  return inner
}

function parse(href: string): URL | null {
  return URL.canParse(href) ? new URL(href) : null
}
