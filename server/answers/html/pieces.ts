import { Text } from 'domhandler'
import { append, replaceElement } from 'domutils'
import type { PlacedText } from './alignment.ts'

/** Some of an answer's words; offsets are UTF-16 code units into its text. */
export interface Span {
  start: number
  end: number
}

/** Where each run of words stands in which no span begins or ends. White space alone has no place. */
export type Pieces = ReadonlyMap<Text, number>

/** Cuts the text nodes where spans begin and end, so that each lies in a span wholly or not at all. */
export function cutApart(placed: readonly PlacedText[], spans: readonly Span[]): Pieces {
  const pieces = new Map<Text, number>()
  for (const { node, places } of placed) {
    const cuts = [0, ...cutsIn(places, spans), places.length]
    const parts = cuts.slice(1).map((end, index) => {
      const from = cuts[index] ?? 0
      const part = new Text(node.data.slice(from, end))
      const first = places.subarray(from, end).find(isWord)
      if (first !== undefined) pieces.set(part, first)
      return part
    })
    replaceBy(node, parts)
  }
  return pieces
}

/** In order, without the ends; white space at the edge of a span stays outside it. */
function cutsIn(places: Int32Array, spans: readonly Span[]): number[] {
  const cuts = new Set<number>()
  const first = places.find(isWord) ?? Infinity
  const last = places.findLast(isWord) ?? -1
  for (const { start, end } of spans.filter((span) => span.start <= last && span.end > first)) {
    const isWithin = (place: number) => place >= start && place < end
    const from = places.findIndex(isWithin)
    if (from >= 0) cuts.add(from).add(places.findLastIndex(isWithin) + 1)
  }
  return [...cuts].filter((cut) => cut > 0 && cut < places.length).sort((a, b) => a - b)
}

function isWord(place: number): boolean {
  return place >= 0
}

function replaceBy(node: Text, [first, ...others]: Text[]): void {
  if (!first) return
  replaceElement(node, first)
  others.reduce((before, part) => {
    append(before, part)
    return part
  }, first)
}

/** The same span, without half a character at either end. */
export function ofWholeCharacters(text: string, { start, end }: Span): Span {
  return {
    start: isWithinPair(text, start) ? start - 1 : start,
    end: isWithinPair(text, end) ? end + 1 : end,
  }
}

/** True between the two halves of a character beyond U+FFFF. */
function isWithinPair(text: string, index: number): boolean {
  return (text.codePointAt(index - 1) ?? 0) > 0xffff
}
