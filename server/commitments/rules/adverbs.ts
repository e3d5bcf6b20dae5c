const FIXED =
  'also|now|then|therefore|both|still|together|again|already|further|in turn|of course|as a result|each|all|jointly'

/** Those that change what is said: "will only", "will usually"; and words that only look like adverbs. */
const WEIGHTY =
  'only|usually|normally|generally|routinely|ordinarily|typically|likely|early|family|supply|apply|reply|rely|july'

const ADVERB = `(?:${FIXED}|soon|(?!(?:${WEIGHTY})\\b)[a-z]{3,20}ly)\\b`

const LIGHT = new RegExp(
  `((?:\\b(?:WE|is|are|am|be|has|have|remains?|will|shall|to)|#|'ll)(?![\\w']))(?:,? ${ADVERB},?){1,3}(?= )`,
  'g',
)

/** In "are publishing shortly" and "are shortly publishing" it is what tells a promise from a report. */
const TELLS_WHEN = /^(?:is|are|am) (?:soon|shortly)$/

/**
 * The text without adverbs around the verb, so that no pattern need allow for them: "we will also fully publish" is
 * "we will publish".
 */
export function withoutAdverbs(text: string): string {
  return text.replace(LIGHT, (words, kept: string) => (TELLS_WHEN.test(words) ? words : kept))
}
