import { oncePerDatabase } from '../../../db/once.ts'
import { fragment, whole } from './marking/fragment.ts'
import { type Forms, marker, soughtBy } from './marking/marker.ts'
import type { ExpandPrefix } from './match.ts'
import { type SnippetRow, searchQueries } from './queries.ts'
import { stemsOf } from './stems.ts'
import type { Fact, TextLeaf, Tree } from './tree.ts'

/** A question of so many characters is shown whole. */
const SHORT_QUESTION = 320
const QUESTION_WORDS = 48
const ANSWER_WORDS = 40

/**
 * Gives the texts of a page of results, in any order, with what was searched for marked where there is anything. The words
 * are looked for in the few texts: to ask the index costs by all that it finds.
 */
export const pageMarking = oncePerDatabase((db) => {
  const sql = searchQueries(db)

  return function textsOfPage<F extends Fact>(
    page: readonly number[],
    tree: Tree<F> | null,
    expand: ExpandPrefix,
  ): readonly SnippetRow[] {
    const leaves = wantedLeaves(tree)
    if (leaves.length === 0 || page.length === 0) return sql.plain(page)
    const forms = formsBy(sql, expand)
    const mark = marker(leaves.flatMap((leaf) => soughtBy(leaf, forms)))
    return sql.documents(page).map(({ key, heading, question, answer }) => {
      const inQuestion = mark(question, 'question')
      return {
        key,
        heading: whole(mark(heading, 'heading')),
        question:
          question.length <= SHORT_QUESTION ? whole(inQuestion) : fragment(inQuestion, QUESTION_WORDS),
        answer: fragment(mark(answer, 'answer'), ANSWER_WORDS),
      }
    })
  }
})

/** What is looked for, without what is excluded. */
function wantedLeaves<F extends Fact>(tree: Tree<F> | null): TextLeaf[] {
  if (tree === null || tree.kind === 'not' || tree.kind === 'fact') return []
  if (tree.kind === 'all' || tree.kind === 'any') return tree.nodes.flatMap((node) => wantedLeaves(node))
  return [tree as TextLeaf]
}

function formsBy(sql: ReturnType<typeof searchQueries>, expand: ExpandPrefix): Forms {
  const ofWords = (words: readonly string[]) => {
    const stems = stemsOf(words)
    const known = sql.wordsWithStems(words.map((word) => stems.get(word) ?? word))
    return new Set([...words, ...known])
  }
  return {
    ofWord: (word) => ofWords([word]),
    ofPrefix: (start) => ofWords(expand(start)),
  }
}
