/** Unknown to whoever writes texts, lest they write many words that come to the same place. */
const FACTOR = 1 + 2 * Math.floor(Math.random() * 2 ** 30)

const FIRST_PLACES = 1 << 12

/**
 * Numbers the distinct words that it is shown, from 0 on. A word is shown where it stands in a text: most were shown before,
 * and to make a string of each only to look it up in a `Map` takes a third longer.
 */
export function wordTable() {
  const words: string[] = []
  const hashes: number[] = []
  /** At the place that a hash leads to, or after it: the number of the word and one more; 0 where nothing is. */
  let places = new Int32Array(FIRST_PLACES)

  function numberOf(text: string, start: number, end: number): number {
    const hash = hashOf(text, start, end)
    let place = hash & (places.length - 1)
    for (let number = (places[place] ?? 0) - 1; number >= 0; number = (places[place] ?? 0) - 1) {
      if (hashes[number] === hash && stands(words[number] ?? '', text, start, end)) return number
      place = (place + 1) & (places.length - 1)
    }
    return add(text.slice(start, end), hash, place)
  }

  function add(word: string, hash: number, place: number): number {
    const number = words.push(word) - 1
    hashes.push(hash)
    places[place] = number + 1
    if (words.length * 2 > places.length) grow()
    return number
  }

  function grow(): void {
    places = new Int32Array(places.length * 2)
    for (let number = 0; number < hashes.length; number += 1) {
      let place = (hashes[number] ?? 0) & (places.length - 1)
      while (places[place] !== 0) place = (place + 1) & (places.length - 1)
      places[place] = number + 1
    }
  }

  return {
    /** The number of the word from `start` up to `end`. */
    numberOf,
    /** By their numbers. */
    words: (): readonly string[] => words,
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, FACTOR) + text.charCodeAt(at)) | 0
  return hash ^ (hash >>> 15)
}

function stands(word: string, text: string, start: number, end: number): boolean {
  return word.length === end - start && text.startsWith(word, start)
}
