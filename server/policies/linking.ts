import { normaliseQuotes, stripControls } from '../lib/text.ts'

/** A name of a policy. */
export interface NameOf {
  policyId: number
  alias: string
}

/** That a text names a policy, and by which words. */
export interface Naming {
  policyId: number
  words: string
}

/** How a name is compared, and what no two policies may share: capitals, quotes and white space do not count. */
export function aliasKey(alias: string): string {
  return piecesOfName(alias).map(fold).join('')
}

/** The words of a name as they are compared, without what stands between them. */
export function wordsOf(alias: string): string[] {
  return piecesOfName(alias).filter(isWord).map(fold)
}

/**
 * Makes the function that tells which policies a text names, in the order of the text. Only whole words count, and of
 * names that overlap the one that begins first, of those that begin together the longest. A hyphen between words is
 * as good as a space, and no name reaches across an empty line. Capitals count for a name of up to four letters that
 * are all capitals, such as VAWG.
 *
 * The names become a tree of words, so the time does not depend on how many there are.
 */
export function namerOf(names: readonly NameOf[]): (text: string) => Naming[] {
  const tree: Branch = { next: new Map(), policyId: null }
  const exact = new Map<string, number>()
  for (const { policyId, alias } of names) {
    const pieces = piecesOfName(alias)
    if (areCapitalsMeant(pieces)) exact.set(pieces.join(''), policyId)
    else grow(tree, pieces, policyId)
  }
  return (text) => paragraphsOf(text).flatMap((pieces) => namingsIn(pieces, tree, exact))
}

/** A text as pieces, paragraph by paragraph: each a word or what stands between two words. */
function paragraphsOf(text: string): string[][] {
  const normal = normaliseQuotes(stripControls(text).normalize('NFC'))
  return normal.split(/\n[^\S\n]*\n/).map((paragraph) => paragraph.match(PIECES) ?? [])
}

// Private letters (Co) too: SQLite's tokenizer, which finds the candidates, takes them for letters.
const WORD = /[\p{L}\p{M}\p{N}\p{Co}]/u
const PIECES = /[\p{L}\p{M}\p{N}\p{Co}]+|[^\p{L}\p{M}\p{N}\p{Co}]+/gu

interface Branch {
  next: Map<string, Branch>
  /** Of the name that ends here. */
  policyId: number | null
}

function grow(tree: Branch, pieces: readonly string[], policyId: number): void {
  let branch = tree
  for (const piece of pieces.map(fold)) {
    const next = branch.next.get(piece) ?? { next: new Map(), policyId: null }
    branch.next.set(piece, next)
    branch = next
  }
  branch.policyId = policyId
}

function namingsIn(pieces: readonly string[], tree: Branch, exact: ReadonlyMap<string, number>): Naming[] {
  const namings: Naming[] = []
  for (let at = 0; at < pieces.length; ) {
    const found = longestAt(pieces, at, tree) ?? exactAt(pieces, at, exact)
    if (found) namings.push({ policyId: found.policyId, words: say(pieces.slice(at, found.end)) })
    at = found?.end ?? at + 1
  }
  return namings
}

interface Found {
  policyId: number
  /** The piece after it. */
  end: number
}

function longestAt(pieces: readonly string[], at: number, tree: Branch): Found | null {
  let found: Found | null = null
  let branch: Branch | undefined = tree
  for (let end = at; branch !== undefined && end < pieces.length; ) {
    branch = branch.next.get(fold(pieces[end] ?? ''))
    end += 1
    if (branch && branch.policyId !== null) found = { policyId: branch.policyId, end }
  }
  return found
}

function exactAt(pieces: readonly string[], at: number, exact: ReadonlyMap<string, number>): Found | null {
  const policyId = exact.get(pieces[at] ?? '')
  return policyId === undefined ? null : { policyId, end: at + 1 }
}

function areCapitalsMeant(pieces: readonly string[]): boolean {
  return pieces.length === 1 && /^\p{Lu}{1,4}$/u.test(pieces[0] ?? '')
}

/** Without what stands before the first word and after the last. */
function piecesOfName(alias: string): string[] {
  const pieces = paragraphsOf(alias).flat()
  return pieces.slice(Math.max(0, pieces.findIndex(isWord)), pieces.findLastIndex(isWord) + 1)
}

function isWord(piece: string): boolean {
  return WORD.test(piece)
}

/** A piece as it is compared. */
function fold(piece: string): string {
  return piece === ' ' ? piece : piece.replace(/\s+/g, ' ').replace(/^-$/, ' ').toLowerCase()
}

function say(pieces: readonly string[]): string {
  return pieces.join('').replace(/\s+/g, ' ')
}
