import type { ActiveFilter } from '@latchkey/ui/filter-bar'
import { adminPage, type Params } from './address.ts'

/** The filters that are on, in words, each with the address of the list without it. Words are left out for filters that are off. */
export function activeFilters(
  place: string,
  params: Params,
  words: Readonly<Record<string, string | undefined>>,
): readonly ActiveFilter[] {
  return Object.entries(words).flatMap(([name, label]) =>
    label && params[name] ? [{ label, removeHref: adminPage(place, { ...params, [name]: undefined }) }] : [],
  )
}
