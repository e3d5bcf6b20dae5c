/** 3: it asks or answers just what the task is about; 2: much of it; 1: it touches it; 0: it does not. */
export const GRADES = [0, 1, 2, 3] as const
export type Grade = (typeof GRADES)[number]

/** How many results count: what people look at. */
export const DEPTH = 10

/**
 * The normalised discounted cumulative gain of the first ten results: each result's worth, 2^grade − 1, by the logarithm
 * of its place, as a share of what the best order of all that was judged would have. 1 is that best order.
 * @param found the grades of the results in their order; what was not judged counts as 0
 * @param judged the grades of all that was judged, in any order, at least one of them above 0
 */
export function ndcg(found: readonly (Grade | null)[], judged: readonly Grade[]): number {
  const best = [...judged].sort((a, b) => b - a)
  return gainOf(found.map((grade) => grade ?? 0)) / gainOf(best)
}

function gainOf(grades: readonly Grade[]): number {
  return grades.slice(0, DEPTH).reduce<number>((sum, grade, place) => sum + worth(grade, place), 0)
}

function worth(grade: Grade, place: number): number {
  return (2 ** grade - 1) / Math.log2(place + 2)
}
