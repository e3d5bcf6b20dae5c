/** A UTF-16 unit is at most three bytes of UTF-8. */
const MOST_BYTES = 3
const FIRST_ROOM = 131_072

/**
 * Encodes a text that comes in pieces, one text after the other. V8 encodes a text of nothing but Latin letters several times
 * as fast as one with a single curly quote in it, so that pieces cost less than the whole.
 */
export function byteWriter() {
  let room = Buffer.allocUnsafeSlow(FIRST_ROOM)
  let size = 0

  function makeRoom(wanted: number): void {
    const wider = Buffer.allocUnsafeSlow(Math.max(wanted, 2 * room.length))
    room.copy(wider, 0, 0, size)
    room = wider
  }

  return {
    /** Begins anew, whatever became of the text before. */
    begin(): void {
      size = 0
    },
    /** Writes a piece, and gives what is left of it: nothing. */
    put(piece: string): string {
      const wanted = size + MOST_BYTES * piece.length
      if (wanted > room.length) makeRoom(wanted)
      size += room.write(piece, size)
      return ''
    },
    /** All that was written since the beginning; it holds until the next is begun. */
    written: (): Buffer => room.subarray(0, size),
  }
}
