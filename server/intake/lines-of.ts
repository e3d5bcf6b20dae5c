import { StringDecoder } from 'node:string_decoder'

/**
 * The lines of UTF-8 text, however its bytes are parted and whichever way lines end. Whole parts are cut at once, where
 * readline tells of each line as an event, which takes several times as long.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let begun = ''
  let mayHaveHalfAnEnd = false
  for await (const chunk of chunks) {
    const text = decoder.write(chunk)
    if (text === '') continue
    const isOtherHalf = mayHaveHalfAnEnd && text.startsWith('\n')
    const lines = (isOtherHalf ? text.slice(1) : text).split(text.includes('\r') ? /\r\n|\n|\r/ : '\n')
    lines[0] = begun + (lines[0] ?? '')
    begun = lines.pop() ?? ''
    for (const line of lines) yield line
    mayHaveHalfAnEnd = text.endsWith('\r')
  }
  const last = begun + decoder.end()
  if (last !== '') yield last
}
