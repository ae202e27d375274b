/** What a property was and what it is now. */
export interface Change {
  readonly from: unknown
  readonly to: unknown
}

/** The properties that differ between a thing as it was and what it is to become, for the audit log. */
export function changesBetween<Thing extends object>(
  before: Thing,
  after: Partial<Thing>,
): Readonly<Record<string, Change>> {
  const names = Object.keys(after) as (keyof Thing & string)[]
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, { from: before[name], to: after[name] }]),
  )
}
