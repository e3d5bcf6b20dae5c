/**
 * Groups of things of which each is linked with another of the same group, however far round. What has been found to be
 * of a group is not compared again, so that many of one group cost little more than as many comparisons.
 * @param areLinked the same both ways
 * @returns each group, and the groups by their first things, in the order in which the things came
 */
export function componentsOf<Thing>(
  things: readonly Thing[],
  areLinked: (one: Thing, other: Thing) => boolean,
): Thing[][] {
  const places = new Map(things.map((thing, place) => [thing, place]))
  const placeOf = (thing: Thing) => places.get(thing) ?? 0
  const groups: Thing[][] = []
  for (let left = [...things]; left.length > 0; ) {
    const group = left.splice(0, 1)
    for (const one of group) {
      const others = left.filter((other) => areLinked(one, other))
      if (others.length === 0) continue
      const linked = new Set(others)
      left = left.filter((other) => !linked.has(other))
      group.push(...others)
    }
    groups.push(group.sort((one, other) => placeOf(one) - placeOf(other)))
  }
  return groups
}
