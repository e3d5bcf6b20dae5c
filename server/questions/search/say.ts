import { FIELD_WORDS } from './fields.ts'
import type { Scope, TextLeaf } from './tree.ts'
import { type KnownFact, type KnownTree, sayNames } from './understand.ts'

/** A piece of a sentence: words that were searched for, or what stands around them. */
export interface Said {
  text: string
  isSearched: boolean
}

const FIELDS = new Map(FIELD_WORDS.map((field) => [field.name, field]))

/** What a tree asks for, to stand after "Questions": "with knife or crime", "asked by Ann Example". */
export function sayTree(tree: KnownTree): Said[] {
  if (isWords(tree)) return [around('with '), ...sayWords(tree, false)]
  if (tree.kind === 'fact') return [around(sayFact(tree, false))]
  if (tree.kind === 'not') return sayDenied(tree.node)
  if (tree.kind !== 'all' && tree.kind !== 'any') return []
  const by = tree.kind === 'all' ? ' and ' : ' or '
  return tree.nodes.flatMap((node, at) => [
    ...(at === 0 ? [] : [around(by)]),
    ...(isJoined(node) && !isWords(node) ? inBrackets(sayTree(node)) : sayTree(node)),
  ])
}

/** What must not be true: "without knife or crime", "not asked by Ann Example". */
function sayDenied(tree: KnownTree): Said[] {
  if (isWords(tree)) return [around('without '), ...sayWords(tree, false)]
  if (tree.kind === 'fact') return [around(sayFact(tree, true))]
  return [around('not '), ...inBrackets(sayTree(tree))]
}

/** Words alone, joined or denied: "knife and (crime or theft)". */
export function sayWords(tree: KnownTree, isInside: boolean): Said[] {
  if (tree.kind === 'not') return [around('not '), ...sayWords(tree.node, true)]
  if (tree.kind === 'all' || tree.kind === 'any') {
    const by = tree.kind === 'all' ? ' and ' : ' or '
    const said = tree.nodes.flatMap((node, at) => [
      ...(at === 0 ? [] : [around(by)]),
      ...sayWords(node, true),
    ])
    return isInside ? inBrackets(said) : said
  }
  return tree.kind === 'fact' ? [] : sayLeaf(tree as TextLeaf)
}

/** True for what asks of words alone. */
export function isWords(tree: KnownTree): boolean {
  if (tree.kind === 'all' || tree.kind === 'any') return tree.nodes.every(isWords)
  return tree.kind !== 'fact' && tree.kind !== 'not'
}

const WHERE: Readonly<Record<NonNullable<Scope>, string>> = {
  heading: ' in the heading',
  question: ' in the question',
  answer: ' in the answer',
}

function sayLeaf(leaf: TextLeaf): Said[] {
  return [...sayText(leaf), ...(leaf.scope === null ? [] : [around(WHERE[leaf.scope])])]
}

function sayText(leaf: TextLeaf): Said[] {
  if (leaf.kind === 'prefix') return [searched(`${leaf.start}…`)]
  if (leaf.kind === 'phrase')
    return [...(leaf.isExact ? [around('exactly ')] : []), searched(sayPhrase(leaf.words))]
  const near = leaf.phrases.flatMap((words, at) => [
    ...(at === 0 ? [] : [around(' near ')]),
    searched(sayPhrase(words)),
  ])
  return [...near, around(` (within ${leaf.distance} words)`)]
}

function sayPhrase(words: readonly string[]): string {
  const text = words.join(' ')
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text
  return words.length === 1 ? short : `“${short}”`
}

function sayFact({ field, labels }: KnownFact, isDenied: boolean): string {
  return FIELDS.get(field)?.says(sayNames(labels, 'or'), isDenied) ?? ''
}

function isJoined(tree: KnownTree): boolean {
  return tree.kind === 'all' || tree.kind === 'any'
}

function inBrackets(said: Said[]): Said[] {
  return [around('('), ...said, around(')')]
}

function around(text: string): Said {
  return { text, isSearched: false }
}

function searched(text: string): Said {
  return { text, isSearched: true }
}
