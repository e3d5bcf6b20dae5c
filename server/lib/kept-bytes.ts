/** Bytes kept by a key, each with some facts about them; as many as have room, and those that came first go first. */
export interface KeptBytes<Facts> {
  /** The bytes are a copy, so that they hold however long they take to be sent. */
  get(key: string): { bytes: Buffer; facts: Facts } | undefined
  set(key: string, bytes: Buffer, facts: Facts): void
  clear(): void
}

/**
 * Keeps bytes in one piece of memory, round and round. Buffers of their own that are kept for a while and dropped are freed
 * only with old garbage, and have V8 collect it several times as often.
 * @param room in bytes; what is larger is not kept
 */
export function keptBytes<Facts>(room: number): KeptBytes<Facts> {
  const memory = Buffer.allocUnsafeSlow(room)
  // A map keeps the order of its keys' coming, which is that of their places from `next` on, round and round.
  const kept = new Map<string, { from: number; to: number; facts: Facts }>()
  let next = 0

  /** Drops what came first, as long as it begins there. Nothing lies across the place where the last one ends. */
  function dropWithin(from: number, to: number): void {
    for (const [key, place] of kept) {
      if (place.from < from || place.from >= to) break
      kept.delete(key)
    }
  }

  return {
    get(key) {
      const found = kept.get(key)
      return found && { bytes: Buffer.from(memory.subarray(found.from, found.to)), facts: found.facts }
    },
    set(key, bytes, facts) {
      kept.delete(key)
      if (bytes.length > room) return
      if (next + bytes.length > room) {
        dropWithin(next, room)
        next = 0
      }
      const from = next
      next += bytes.length
      dropWithin(from, next)
      bytes.copy(memory, from)
      kept.set(key, { from, to: next, facts })
    },
    clear() {
      kept.clear()
      next = 0
    },
  }
}
