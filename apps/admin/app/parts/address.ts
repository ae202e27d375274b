import { placeIn } from '@latchkey/web/apps'

/** What stands behind the question mark of an address; what is empty is left out. */
export type Params = Readonly<Record<string, string | null | undefined>>

/** The path from the origin of a page of Admin: `adminPage('/users', { cursor })`. */
export function adminPage(place: string, params: Params = {}): string {
  const kept = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const query = new URLSearchParams(kept)
  return placeIn('admin', place) + (query.size > 0 ? `?${query}` : '')
}

/** A value of the address among those that it may have; undefined for any other. */
export const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text)
