const COMMON =
  'the of to and in a for is that on with by we are as will be this have from at it which or not has their an our what was were been who they these all its more how can over also any into people year there should would other such between since each those under if made may after new'.split(
    ' ',
  )
const SEEN_OFTEN =
  'harbour lantern warden bridge ferry ledger beacon quay orchard granary mill compass anchor timber market lighthouse canal signal archive garden survey guard rope sail cargo'.split(
    ' ',
  )
const STARTS = 'b br c ch d dr f fl g gr h j k l m n p pl pr qu r s sh st t tr v w'.split(' ')
const MIDDLES = 'a e i o u ai ea oo ou er ar or an en in on'.split(' ')
const ENDS = 'b ck d ft g l lm m n nd ng p r rd rn s st t th x'.split(' ')

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Distinct words, the commonest first: those that hold a language together, some of harbours, and made-up ones. */
export function madeUpWords(size: number): string[] {
  const next = chance(20_260_112)
  const one = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? ''
  const words = new Set([...COMMON, ...SEEN_OFTEN])
  while (words.size < size) {
    const syllables = 1 + Math.floor(next() * 3)
    words.add(Array.from({ length: syllables }, () => one(STARTS) + one(MIDDLES) + one(ENDS)).join(''))
  }
  return [...words].slice(0, size)
}

const SHIFT = 2.7

/** Ranks as unevenly common as the words of a language (Zipf's law in Mandelbrot's form), from a number from 0 to 1. */
export function zipf(size: number): (at: number) => number {
  let sum = 0
  const upTo = Float64Array.from({ length: size }, (_, rank) => {
    sum += 1 / (rank + SHIFT)
    return sum
  })
  return (at) => {
    let [low, high] = [0, size - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((upTo[middle] ?? 0) < at * sum) low = middle + 1
      else high = middle
    }
    return low
  }
}
