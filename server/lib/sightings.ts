import type { Instant } from './dates.ts'

/**
 * Of several versions that one sighting could show (a cut text agrees with many), the one standing at the time:
 * the last that had been seen by then, else the first.
 */
export function standingAt<T extends { firstSeen: Instant }>(
  versions: readonly T[],
  seenAt: Instant,
): T | undefined {
  return versions.findLast(({ firstSeen }) => firstSeen <= seenAt) ?? versions[0]
}
