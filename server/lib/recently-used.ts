/** Things kept by a key, as many as have room; the one that was not asked for longest goes first. */
export interface RecentlyUsed<Thing> {
  get(key: string): Thing | undefined
  set(key: string, thing: Thing, size: number): void
  clear(): void
}

/** @param room for the sum of the sizes; a thing that is larger is not kept */
export function recentlyUsed<Thing>(room: number): RecentlyUsed<Thing> {
  // A map keeps the order of its keys' coming.
  const kept = new Map<string, { thing: Thing; size: number }>()
  let used = 0

  function drop(key: string): void {
    used -= kept.get(key)?.size ?? 0
    kept.delete(key)
  }

  return {
    get(key) {
      const found = kept.get(key)
      if (found === undefined) return undefined
      kept.delete(key)
      kept.set(key, found)
      return found.thing
    },
    set(key, thing, size) {
      drop(key)
      if (size > room) return
      kept.set(key, { thing, size })
      used += size
      for (const oldest of kept.keys()) {
        if (used <= room) break
        drop(oldest)
      }
    },
    clear() {
      kept.clear()
      used = 0
    },
  }
}
