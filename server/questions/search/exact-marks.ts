import { MARK_END, MARK_START, type SnippetRow } from './queries.ts'
import { stemsOf } from './stems.ts'
import { type Fact, leavesOf, type TextLeaf, type Tree } from './tree.ts'
import { foldWord, wordsIn } from './words.ts'

const MARKED = new RegExp(`${MARK_START}([^${MARK_START}${MARK_END}]*)${MARK_END}`, 'g')

/**
 * Takes the marks off words that the index took for an exact form and that are another one: "girl" where `=girls` was
 * searched for, unless something else that was searched for marks it.
 */
export function withExactMarks<F extends Fact>(
  tree: Tree<F> | null,
  rows: readonly SnippetRow[],
): readonly SnippetRow[] {
  const leaves = leavesOf(tree).filter((leaf) => leaf.kind !== 'fact') as TextLeaf[]
  const exact = leaves.flatMap((leaf) => (isExactWord(leaf) ? wordsOf(leaf) : []))
  if (exact.length === 0) return rows
  const others = leaves.flatMap((leaf) => (isExactWord(leaf) ? [] : wordsOf(leaf)))
  const marked = rows.flatMap(({ heading, question, answer }) =>
    [heading, question, answer].flatMap(markedWords),
  )
  const stems = stemsOf([...new Set([...exact, ...others, ...marked])])
  const stem = (word: string) => stems.get(word) ?? word
  const [exactStems, otherStems] = [new Set(exact.map(stem)), new Set(others.map(stem))]
  const isOtherForm = (word: string) =>
    exactStems.has(stem(word)) && !otherStems.has(stem(word)) && !exact.includes(word)
  const unmark = (text: string) =>
    text.replace(MARKED, (all, inside: string) => (isOtherForm(foldWord(inside)) ? inside : all))
  return rows.map((row) => ({
    ...row,
    heading: unmark(row.heading),
    question: unmark(row.question),
    answer: unmark(row.answer),
  }))
}

function isExactWord(leaf: TextLeaf): boolean {
  return leaf.kind === 'phrase' && leaf.isExact && leaf.words.length === 1
}

function wordsOf(leaf: TextLeaf): string[] {
  const words = leaf.kind === 'near' ? leaf.phrases.flat() : leaf.kind === 'phrase' ? leaf.words : []
  return words.map(foldWord)
}

/** Marked stretches of one word: of others, a phrase was asked for. */
function markedWords(text: string): string[] {
  const stretches = [...text.matchAll(MARKED)].map(([, inside = '']) => inside)
  return stretches.filter((inside) => wordsIn(inside).length === 1).map(foldWord)
}
