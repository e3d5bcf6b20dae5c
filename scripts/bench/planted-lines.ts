import { chance, zipf } from './made-up-words.ts'
import { syntheticQuestions, wordOfRank } from './synthetic-questions.ts'

const LINES = 4_000
const PARAGRAPHS = 3
const pickWord = zipf(60_000)
const pickLine = zipf(LINES)
/** The part of the paragraphs that are lines, and of these the part whose words are changed a little. */
const FROM_A_LINE = 0.35
const CHANGED = 0.3
const MOST_CHANGES = 3

/**
 * Synthetic questions whose answers repeat themselves as ministers do: three paragraphs of 30 to 75 words, a third of
 * them lines, few of which are used very often and many now and then.
 */
export async function* questionsWithLines(size: number): AsyncGenerator<Buffer> {
  for await (const part of syntheticQuestions(size)) {
    const lines = part.toString().trim().split('\n').map(withLines)
    yield Buffer.from(`${lines.join('\n')}\n`)
  }
}

function withLines(line: string): string {
  const { value } = JSON.parse(line) as { value: { id: number; answerText: string | null } }
  if (value.answerText === null) return line
  const next = chance(value.id)
  const paragraphs = Array.from({ length: PARAGRAPHS }, () => `<p>${paragraphBy(next)}.</p>`)
  return JSON.stringify({ value: { ...value, answerText: paragraphs.join('') } })
}

function paragraphBy(next: () => number): string {
  if (next() >= FROM_A_LINE) return words(next).join(' ')
  const line = words(chance(1_000_000 + pickLine(next())))
  const changes = next() < CHANGED ? 1 + Math.floor(next() * MOST_CHANGES) : 0
  for (let change = 0; change < changes; change += 1) {
    line[Math.floor(next() * line.length)] = wordBy(next)
  }
  return line.join(' ')
}

function words(next: () => number): string[] {
  return Array.from({ length: 30 + Math.floor(next() * 45) }, () => wordBy(next))
}

function wordBy(next: () => number): string {
  return wordOfRank(pickWord(next()))
}
