import { allOfEither } from './either-value.ts'
import { leafOf, termsIn } from './terms.ts'
import { type Language, type Token, tokenise } from './tokens.ts'
import { anyOf, not, type Scope, type Tree } from './tree.ts'

export interface ParsedSearch {
  /** Null when nothing is asked. */
  tree: Tree | null
  /** What was left out or read otherwise, in words for the page. */
  notices: string[]
}

const MOST_TERMS = 16
const MOST_BRACKETS = 32
const MOST_NOTICES = 8

/** Words alone: no field words, no parts of the text. */
const PLAIN_LANGUAGE: Language = { scopes: [], facts: [], several: [] }

/**
 * Reads what was typed into a tree. Words beside each other must all be there; `or` binds less than that, and `-` or
 * `not` more. Never fails: what cannot be searched for is left out or mended, and said in `notices`. Terms are capped at
 * 16 because each costs a scan of its list of records; brackets, because each is a call deeper.
 */
export function parseSearch(typed: string, language: Language = PLAIN_LANGUAGE): ParsedSearch {
  const parser = new Parser(tokenise(typed, language), new Set(language.several))
  const tree = parser.whole()
  const notices = [...new Set(parser.notices)]
  return { tree, notices: notices.slice(0, MOST_NOTICES) }
}

class Parser {
  readonly notices: string[] = []
  readonly #tokens: readonly Token[]
  readonly #several: ReadonlySet<string>
  #next = 0
  #terms = 0
  #depth = 0
  /** Brackets that were too deep to be opened. */
  #unopened = 0

  constructor(tokens: readonly Token[], several: ReadonlySet<string>) {
    this.#tokens = tokens
    this.#several = several
  }

  whole(): Tree | null {
    const parts: Tree[] = []
    while (this.#token) {
      parts.push(...listed(this.#any(null)))
      if (this.#token?.kind === 'close') this.#closeUnopened()
    }
    if (this.#terms > MOST_TERMS) {
      this.#say(`Only the first ${MOST_TERMS} words and phrases were searched for; the rest were left out.`)
    }
    return allOfEither(parts, this.#several)
  }

  /** Alternatives, up to the end or a bracket that closes. */
  #any(scope: Scope): Tree | null {
    const alternatives = [this.#all(scope)]
    while (this.#token?.kind === 'or') {
      this.#next += 1
      alternatives.push(this.#all(scope))
    }
    if (alternatives.length > 1 && alternatives.includes(null)) {
      this.#say('“or” stands between two words or phrases: one that had nothing on one side was ignored.')
    }
    return anyOf(alternatives.flatMap(listed))
  }

  /** What stands side by side, up to the next `or`. */
  #all(scope: Scope): Tree | null {
    const nodes: Tree[] = []
    for (let token = this.#token; token && token.kind !== 'or'; token = this.#token) {
      if (token.kind === 'close' && this.#unopened === 0) break
      nodes.push(...listed(this.#one(token, scope)))
    }
    return allOfEither(nodes, this.#several)
  }

  #one(token: Token, scope: Scope): Tree | null {
    this.#next += 1
    switch (token.kind) {
      case 'not':
        return this.#notNext(scope)
      case 'open':
        return signed(token, this.#bracket((token.field as Scope) ?? scope))
      case 'close':
        this.#unopened -= 1
        return null
      case 'and':
      case 'or':
        return null
      case 'sign':
        return this.#nothingAfter(token)
      default:
        return signed(token, this.#leaf(token, scope))
    }
  }

  #notNext(scope: Scope): Tree | null {
    const next = this.#token
    if (!next || next.kind === 'close' || next.kind === 'or') {
      this.#say('There was nothing after “not”, so it was ignored.')
      return null
    }
    const node = this.#one(next, scope)
    return node && not(node)
  }

  #bracket(scope: Scope): Tree | null {
    if (this.#depth === MOST_BRACKETS) {
      this.#unopened += 1
      this.#say(`Brackets more than ${MOST_BRACKETS} deep were ignored.`)
      return null
    }
    this.#depth += 1
    const inside = this.#any(scope)
    this.#depth -= 1
    if (this.#token) this.#next += 1
    else this.#say('A bracket was not closed: it was read as closing at the end.')
    if (inside === null) this.#say('Brackets with nothing to search for in them were ignored.')
    return inside
  }

  #closeUnopened(): void {
    this.#next += 1
    this.#say('A closing bracket without an opening one was ignored.')
  }

  #nothingAfter({ typed }: Token): null {
    if (typed !== '') this.#say(`There was nothing after “${typed.slice(0, 40)}”, so it was ignored.`)
    return null
  }

  #leaf(token: Exclude<Token, { kind: 'open' | 'close' | 'or' | 'and' | 'not' | 'sign' }>, scope: Scope) {
    const leaf = leafOf(token, scope, this.notices)
    if (leaf === null) return null
    this.#terms += termsIn(leaf)
    return this.#terms > MOST_TERMS ? null : leaf
  }

  get #token(): Token | undefined {
    return this.#tokens[this.#next]
  }

  #say(notice: string): void {
    this.notices.push(notice)
  }
}

function listed(tree: Tree | null): Tree[] {
  return tree === null ? [] : [tree]
}

function signed({ isExcluded }: { isExcluded: boolean }, tree: Tree | null): Tree | null {
  return tree && isExcluded ? not(tree) : tree
}
