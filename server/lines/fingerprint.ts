/**
 * Likeness of wordings: MinHash finds candidates, the runs of two words decide. Nothing here is drawn at random, so the
 * same words have the same fingerprint in every process and for ever; the database keeps it.
 */

/** Of two wordings the part of all their runs that they share, from which they are one line. */
const NEARLY_THE_SAME = 0.6

/**
 * Bands of two values: of pairs that are exactly so much alike 0.995 share a band, of those that are 0.7 alike all but
 * 3 in 10,000.
 */
const BANDS = 12
const ROWS = 2
const VALUES = BANDS * ROWS

/** As alike as that, two wordings have 14 of the 24 values in common; fewer than 7 in one of 600 pairs. */
const FEWEST_IN_COMMON = 7

export type Runs = ReadonlySet<number>

/** Each run of two words once. */
export function runsOf(words: readonly string[]): Runs {
  return hashesOf(words, () => true)
}

/**
 * Runs of nothing but these stand in nearly every paragraph: they count when two are compared, but as a way to find
 * candidates they would find thousands.
 */
const COMMON = new Set(
  'a all also an and any are as at be been but by can for from had has have he her his i if in into is it its more no not of on or other our she so such that the their them there these they this those to was we were what when where which who will with would you'.split(
    ' ',
  ),
)

/** Too few runs would make too much of each. */
const FEWEST_TELLING = 4

function tellingRunsOf(words: readonly string[]): Runs {
  const telling = hashesOf(words, (one, other) => !COMMON.has(one) || !COMMON.has(other))
  return telling.size < FEWEST_TELLING ? runsOf(words) : telling
}

function hashesOf(words: readonly string[], isCounted: (one: string, other: string) => boolean): Runs {
  const hashes = words.map(hashOf)
  const runs = new Set<number>()
  for (let at = 1; at < words.length; at += 1) {
    if (!isCounted(words[at - 1] ?? '', words[at] ?? '')) continue
    runs.add(mixed(Math.imul(hashes[at - 1] ?? 0, 31) + (hashes[at] ?? 0)))
  }
  return runs
}

/** True when two wordings have so many of their runs in common that they are one line. */
export function areNearlyTheSame(one: Runs, other: Runs): boolean {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  if (small.size < NEARLY_THE_SAME * large.size) return false
  let shared = 0
  for (const run of small) if (large.has(run)) shared += 1
  return shared >= NEARLY_THE_SAME * (one.size + other.size - shared)
}

/** @returns 24 MinHash values of 16 bits, as bytes */
export function signatureOf(words: readonly string[]): Buffer {
  const least = new Uint32Array(VALUES).fill(0xffffffff)
  for (const run of tellingRunsOf(words)) {
    for (let at = 0; at < VALUES; at += 1) {
      const value = mixed(run ^ (SEEDS[at] ?? 0))
      if (value < (least[at] ?? 0)) least[at] = value
    }
  }
  const bytes = Buffer.alloc(VALUES * 2)
  least.forEach((value, at) => {
    bytes.writeUInt16LE(value & 0xffff, at * 2)
  })
  return bytes
}

/** 32 bits for each band of a signature; those of wordings with a band in common are the same. */
export function bandKeysOf(signature: Buffer): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const values = signature.readUInt32LE(band * ROWS * 2)
    return mixed(values ^ (SEEDS[band] ?? 0)) | 0
  })
}

/** Of two signatures: how many values they have in common when the words are worth comparing, otherwise 0. */
export function promiseOf(one: Buffer, other: Buffer): number {
  const common = valuesInCommon(one, other)
  return common >= FEWEST_IN_COMMON && haveABandInCommon(one, other) ? common : 0
}

function haveABandInCommon(one: Buffer, other: Buffer): boolean {
  for (let at = 0; at < VALUES * 2; at += ROWS * 2) {
    if (one.readUInt32LE(at) === other.readUInt32LE(at)) return true
  }
  return false
}

function valuesInCommon(one: Buffer, other: Buffer): number {
  let common = 0
  for (let at = 0; at < VALUES * 2; at += 2) {
    if (one[at] === other[at] && one[at + 1] === other[at + 1]) common += 1
  }
  return common
}

/** FNV-1a over UTF-16 code units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The finalizer of MurmurHash3: each bit of what goes in moves every bit of what comes out. */
function mixed(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const SEEDS = Uint32Array.from({ length: VALUES }, (_, at) => mixed(at + 1))
