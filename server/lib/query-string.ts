/** The values of a query by name; one that is empty or undefined is left out. */
export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>

/** `?a=1&b=2&b=3`; nothing at all when everything is empty. */
export function queryString(query: Query): string {
  let text = ''
  for (const [name, value] of Object.entries(query)) text += parameter(name, value)
  return withMark(text)
}

/**
 * Makes the function that gives the query string of a query with some of it changed. A page of results has dozens of
 * addresses that differ by a parameter: the others are encoded once.
 */
export function changeable(query: Query): (change: Query) => string {
  const parameters = Object.entries(query).map(([name, value]) => ({ name, text: parameter(name, value) }))
  return (change) => {
    let text = ''
    for (const { name, text: asBefore } of parameters)
      text += Object.hasOwn(change, name) ? parameter(name, change[name]) : asBefore
    for (const name of Object.keys(change))
      if (!Object.hasOwn(query, name)) text += parameter(name, change[name])
    return withMark(text)
  }
}

/** `&b=2&b=3` */
function parameter(name: string, value: Query[string]): string {
  if (value === undefined || value === '') return ''
  if (typeof value !== 'object') return `&${encoded(name)}=${encoded(String(value))}`
  return value.map((one) => `&${encoded(name)}=${encoded(one)}`).join('')
}

function withMark(parameters: string): string {
  return parameters === '' ? '' : `?${parameters.slice(1)}`
}

const ITSELF = /^[\w*.-]*$/

/** As forms encode it, in which a component of an address leaves more as it is. Most stands for itself. */
function encoded(text: string): string {
  if (ITSELF.test(text)) return text
  return encodeURIComponent(text.replace(HALF_A_PAIR, '\ufffd')).replace(LEFT_AS_IT_IS, encodedFurther)
}

/** Of surrogates, which cannot be encoded. */
const HALF_A_PAIR = /\p{Surrogate}/gu
const LEFT_AS_IT_IS = /%20|[!'()~]/g

function encodedFurther(left: string): string {
  return left === '%20' ? '+' : `%${left.charCodeAt(0).toString(16).toUpperCase()}`
}
