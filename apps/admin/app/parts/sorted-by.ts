import type { Column } from '@latchkey/ui/table'
import { adminPage, type Params } from './address.ts'

/**
 * How a column sorts its list: pressing its header sorts by it, pressing it again turns the order round. `first` is the order of the
 * first press, with a hyphen before it where that is downwards. A list is sorted by
 * `usual` where its address says nothing.
 */
export function sortedBy(
  place: string,
  params: Params,
  order: string,
  first = order,
  usual = 'name',
): NonNullable<Column<unknown>['sort']> {
  const sort = params.sort ?? usual
  const turned = first === order ? `-${order}` : order
  const next = sort === first ? turned : first
  return {
    href: adminPage(place, { ...params, sort: next === usual ? null : next }),
    direction: sort === order ? 'ascending' : sort === `-${order}` ? 'descending' : undefined,
  }
}

/** How a column sorts its list, by its order and that of the first press; undefined where the list cannot be sorted by it. */
export type Sorted = (order: string, first?: string) => Column<unknown>['sort']

/** Sorts by those columns alone that a list can be sorted by under its filters. */
export const sortedAmong =
  (orders: readonly string[], place: string, params: Params, usual: string): Sorted =>
  (order, first) =>
    orders.includes(order) ? sortedBy(place, params, order, first, usual) : undefined
