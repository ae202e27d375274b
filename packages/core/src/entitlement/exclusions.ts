import type { AccessPackageId } from '../ids.ts'

/** The packages that do not go together with a package, by that package: who has one of them cannot get it. */
export type Exclusions = ReadonlyMap<AccessPackageId, readonly AccessPackageId[]>

/**
 * Which of several packages somebody gets who would get all of them at once: never two that do not go together. Of two that exclude each
 * other the one earlier in the list is given; where one excludes the other, the other is, as it would be whenever it came.
 */
export function givenTogether(
  packageIds: readonly AccessPackageId[],
  exclusions: Exclusions,
): ReadonlySet<AccessPackageId> {
  const excludes = (one: AccessPackageId, other: AccessPackageId) => exclusions.get(one)?.includes(other) === true
  const left = [...packageIds]
  const given = new Set<AccessPackageId>()
  while (left.length > 0) {
    const freely = left.findIndex((one) => !left.some((other) => excludes(one, other) && !excludes(other, one)))
    const [next] = left.splice(Math.max(0, freely), 1)
    if (next === undefined) break
    if (![...given].some((other) => excludes(next, other) || excludes(other, next))) given.add(next)
  }
  return given
}
