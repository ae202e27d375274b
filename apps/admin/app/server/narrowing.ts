import {
  filterChoices,
  filterNames,
  type NamedFilter,
  namedFilters,
} from '@latchkey/services/entitlement/admin/list-filters.views'
import type { Portal } from '@latchkey/services/portal'
import { oneOf } from '../parts/address.ts'

/** What a list is narrowed to, by name; and what `?by=` and `?find=` of its address look for to narrow it further. */
export async function narrowing(
  portal: Portal,
  asked: URLSearchParams,
  chosen: Readonly<Partial<Record<NamedFilter, string | null>>>,
) {
  const by = oneOf(namedFilters, asked.get('by')) ?? null
  const find = asked.get('find')?.trim() ?? ''
  const [words, found] = await Promise.all([
    filterNames(portal, chosen),
    by !== null && find !== '' ? filterChoices(portal, by, find) : null,
  ])
  return { by, find, words, found }
}
