import { fold, isWord, type Paragraph, paragraphsOf, piecesOfName, wordsBetween } from './pieces.ts'

/** A name of a policy. */
export interface NameOf {
  policyId: number
  alias: string
}

/** That a text names a policy: where, and by which words. */
export interface Naming {
  policyId: number
  /** Offsets in the text as it was given; the end is after the last character. */
  start: number
  end: number
  /** As they stand there, but for white space and what cannot be seen. */
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
  return (text) => paragraphsOf(text).flatMap((paragraph) => namingsIn(text, paragraph, tree, exact))
}

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

function namingsIn(
  text: string,
  { pieces, start: paragraphStart }: Paragraph,
  tree: Branch,
  exact: ReadonlyMap<string, number>,
): Naming[] {
  const namings: Naming[] = []
  let start = paragraphStart
  for (let at = 0; at < pieces.length; ) {
    const found = longestAt(pieces, at, tree) ?? exactAt(pieces, at, exact)
    const next = found?.end ?? at + 1
    const end = start + lengthOf(pieces, at, next)
    if (found) namings.push({ policyId: found.policyId, start, end, words: wordsBetween(text, start, end) })
    at = next
    start = end
  }
  return namings
}

function lengthOf(pieces: readonly string[], from: number, to: number): number {
  let length = 0
  for (let at = from; at < to; at += 1) length += pieces[at]?.length ?? 0
  return length
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
