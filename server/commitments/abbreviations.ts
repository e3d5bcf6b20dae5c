/** Longer than any abbreviation: only this much of what stands before a full stop is looked at. */
export const ABBREVIATION_REACH = 24

/** After these the sentence goes on, whatever comes: "the Rt Hon. Ada Quill", "e.g. in Fernmouth". */
const ALWAYS =
  /(?:^|[\s([“"‘'])(?:rt\.? hon|hon|mr|mrs|ms|mx|dr|prof|rev|revd|st|sgt|supt|insp|col|lt|capt|cllr|messrs|e\.g|eg|i\.e|ie|cf|viz|vs|approx|incl)\.["”’)]?\s*$/i

/** After these it goes on before a figure: "No. 10", "s. 12", "Sept. 2025". */
const BEFORE_FIGURE =
  /(?:^|[\s([])(?:Nos?|[Ss]s?|[Pp]p?|[Pp]aras?|[Aa]rts?|[Cc]h|[Cc]l|[Rr]egs?|[Ss]ched|[Ss]ec|[Vv]ol|[Ff]ig|[Rr]ef|[Cc]|[Cc]a|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*$/

/** "J. Marrow", "the U.S. Embassy". */
const INITIAL = /(?:^|[\s(.])[A-Z]\.\s*$/

/** Words that start a sentence, so that "Annex B. The plan" is two. */
const STARTER =
  /^(?:the|this|these|that|those|we|i|it|they|he|she|in|as|for|on|at|by|from|with|our|a|an|there|however|since|when|where|while|if|to|under|following|all|any|no|home|government|further|officials|ministers)\b/i

/** Nothing but what closes, or what a sentence cannot start with. */
const CLOSING = /^[\s"'”’»)\]}.,;:!?…]+$/
const LOWER_CASE = /^["'“‘([]?[a-z]/

/**
 * Whether what the segmenter took for a new sentence goes on with the one before.
 * @param end the last of what stands before, as much as ABBREVIATION_REACH
 */
export function followsOn(end: string, next: string): boolean {
  if (CLOSING.test(next.slice(0, ABBREVIATION_REACH)) && next.length <= ABBREVIATION_REACH) return true
  if (ALWAYS.test(end)) return true
  if (/^\(?\d/.test(next)) return BEFORE_FIGURE.test(end)
  if (INITIAL.test(end)) return !STARTER.test(next.slice(0, ABBREVIATION_REACH))
  return /[.…]["”’)\]]*\s+$/.test(end) && LOWER_CASE.test(next)
}
