import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from '../../server/intake/lines-of.ts'

test('lines are the same however the bytes are parted and whichever way lines end', async () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '{', ' ', '\n', '\r', '\r\n', 'é', '𝟙', '\u2028'),
    maxLength: 30,
  })
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      async (written, sizes) => {
        const lines = written.split(/\r\n|\r|\n/)
        const expected = lines.at(-1) === '' ? lines.slice(0, -1) : lines
        expect(await linesRead(Buffer.from(written), sizes)).toEqual(expected)
      },
    ),
    { numRuns: 500 },
  )
})

async function linesRead(bytes: Buffer, sizes: readonly number[]): Promise<string[]> {
  const lines: string[] = []
  for await (const line of linesOf(parted(bytes, sizes))) lines.push(line)
  return lines
}

async function* parted(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, part = 0; at < bytes.length; part += 1) {
    const size = sizes[part % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}
