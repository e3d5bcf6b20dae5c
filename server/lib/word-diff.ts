import { diffArrays } from 'diff'
import { isWord, wordsOf } from './words.ts'

/** A run of a comparison: in both texts, only in the earlier, or only in the later. */
export interface DiffRun {
  kind: 'same' | 'removed' | 'added'
  text: string
}

interface Options {
  /** One of them is only the beginning of its text: where one goes on after the other's end, nothing has changed. */
  isCut?: boolean
}

/** Beyond these a comparison takes long and reads badly: both texts are shown whole instead. */
const MOST_WORDS = 20_000
const MOST_EDITS = 2_000
const MOST_MS = 150

/** The same words between two changes flicker when there are so few of them. */
const FEW_WORDS = 2

/**
 * Compares two texts word by word. The removed and same runs joined are the earlier text, the added and same ones the
 * later, white space aside.
 * @returns null when the texts are too long, or have too little in common
 */
export function wordDiff(earlier: string, later: string, { isCut = false }: Options = {}): DiffRun[] | null {
  const [before, after] = [wordsOf(earlier), wordsOf(later)]
  if (before.length + after.length > MOST_WORDS) return null
  const limits = { maxEditLength: MOST_EDITS, timeout: MOST_MS }
  const changes = diffArrays(before.map(keyOf), after.map(keyOf), limits)
  if (!changes) return null
  let [removedAt, addedAt] = [0, 0]
  const steps = changes.map(({ added, removed, count }): Step => {
    const gone = before.slice(removedAt, added ? removedAt : removedAt + count)
    const come = after.slice(addedAt, removed ? addedAt : addedAt + count)
    removedAt += gone.length
    addedAt += come.length
    return { isSame: !added && !removed, gone, come }
  })
  return runsOf(withoutFlicker(joined(isCut ? withoutTail(steps) : steps)))
}

/** What stands at one place in the earlier text and in the later. */
interface Step {
  isSame: boolean
  gone: readonly string[]
  come: readonly string[]
}

/** Spaces of every kind are one space; a paragraph's end is one however it is written. */
function keyOf(word: string): string {
  return word.replace(/[^\S\n]+/g, ' ').replace(/\n\n+/g, '\n\n')
}

/** Of a text that is cut the end is not known: what follows in the other, from the middle of a word, is no change. */
function withoutTail(steps: readonly Step[]): Step[] {
  const kept = steps.findLastIndex(({ isSame }) => isSame) + 1
  const tail = joined(steps.slice(kept))[0]
  if (!tail) return [...steps]
  const [gone, come] = [tail.gone.join(''), tail.come.join('')]
  if (!come.startsWith(gone) && !gone.startsWith(come)) return [...steps]
  const longer = come.length > gone.length ? tail.come : tail.gone
  return [...steps.slice(0, kept), { isSame: true, gone: longer, come: longer }]
}

/** Changes that follow each other, as one. */
function joined(steps: readonly Step[]): Step[] {
  const all: Step[] = []
  for (const step of steps) {
    const last = all.at(-1)
    if (last && last.isSame === step.isSame) all[all.length - 1] = together([last, step], step.isSame)
    else all.push(step)
  }
  return all
}

function together(steps: readonly Step[], isSame: boolean): Step {
  return { isSame, gone: steps.flatMap(({ gone }) => gone), come: steps.flatMap(({ come }) => come) }
}

/** A reader follows one larger change more easily than two with a word between them, still more with none. */
function withoutFlicker(steps: readonly Step[]): Step[] {
  return bridged(bridged(steps, hasNoWord), hasFewWords)
}

/** Changes as one with what is the same between them, where that is an island too small to stand. */
function bridged(steps: readonly Step[], isTooSmall: typeof hasFewWords): Step[] {
  const all: Step[] = []
  for (const [index, step] of steps.entries()) {
    const [last, next] = [all.at(-1), steps[index + 1]]
    const island = last && next && step.isSame && !endsParagraph(step) && isTooSmall(step, last, next)
    if (last && (island || (!step.isSame && !last.isSame)))
      all[all.length - 1] = together([last, step], false)
    else all.push(step)
  }
  return all
}

function endsParagraph({ come }: Step): boolean {
  return come.some((word) => word.includes('\n'))
}

function hasNoWord(step: Step): boolean {
  return wordsIn(step) === 0
}

function hasFewWords(step: Step, before: Step, after: Step): boolean {
  const few = wordsIn(step)
  return few <= FEW_WORDS && few < wordsIn(before) / 2 && few < wordsIn(after) / 2
}

function wordsIn({ gone, come }: Step): number {
  return Math.max(gone.filter(isWord).length, come.filter(isWord).length)
}

function runsOf(steps: readonly Step[]): DiffRun[] {
  return steps
    .flatMap(({ isSame, gone, come }): DiffRun[] =>
      isSame
        ? [{ kind: 'same', text: come.join('') }]
        : [
            { kind: 'removed', text: gone.join('') },
            { kind: 'added', text: come.join('') },
          ],
    )
    .filter(({ text }) => text !== '')
}

/** The runs as paragraphs: where either text has an empty line, a new one begins. None is without words. */
export function paragraphsOf(runs: readonly DiffRun[]): DiffRun[][] {
  const paragraphs: DiffRun[][] = [[]]
  for (const { kind, text } of runs) {
    for (const [index, part] of text.split(/\n\n+/).entries()) {
      if (index > 0) paragraphs.push([])
      if (part !== '') paragraphs.at(-1)?.push({ kind, text: part })
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}
