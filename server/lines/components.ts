/**
 * Groups of things of which each is linked with another of the same group, however far round. Which groups come out
 * does not depend on the order of the things.
 * @param linksOf the things that one is linked with; called once for each, and not asked about those already joined
 * @returns each group in the order in which its things came
 */
export function componentsOf<Thing>(
  things: readonly Thing[],
  linksOf: (thing: Thing, isJoined: (other: Thing) => boolean) => Iterable<Thing>,
): Thing[][] {
  const parents = new Map(things.map((thing) => [thing, thing]))
  const rootOf = (thing: Thing): Thing => {
    let root = thing
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root))
      root = next
    parents.set(thing, root)
    return root
  }
  for (const thing of things) {
    const isJoined = (other: Thing) => rootOf(other) === rootOf(thing)
    for (const other of linksOf(thing, isJoined)) parents.set(rootOf(other), rootOf(thing))
  }
  const groups = new Map<Thing, Thing[]>()
  for (const thing of things) {
    const group = groups.get(rootOf(thing))
    if (group) group.push(thing)
    else groups.set(rootOf(thing), [thing])
  }
  return [...groups.values()]
}
