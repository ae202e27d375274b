import type { Permission } from '@latchkey/core/authorization/permissions'
import type { IconName } from '@latchkey/ui/icon'

/** A page in the left navigation of an app. */
export interface NavigationRow {
  readonly label: string
  /** The place inside the app: `/requests`; `/` is the app's first page. */
  readonly place: string
  /** Other places whose pages belong to this entry: the pages of packages below the list that is the app's first page. */
  readonly holds?: readonly string[]
  readonly icon?: IconName
  /** The heading under which neighbors stand. */
  readonly group?: string
  /** Shown only to those whose roles, or whose owning a catalog, allow this. */
  readonly opensWith?: Permission
}

/**
 * The place of the entry that is lit for a page: the one with the longest place that the page lies in. The app's first page holds
 * nothing but itself; a page that lies nowhere lights nothing.
 */
export function currentPlace(
  rows: readonly Pick<NavigationRow, 'place' | 'holds'>[],
  page: string,
): string | undefined {
  const holding = rows
    .flatMap(({ place, holds = [] }) => [place, ...holds].map((held) => ({ place, held })))
    .filter(({ held }) => page === held || (held !== '/' && page.startsWith(`${held}/`)))
  return holding.sort((one, other) => other.held.length - one.held.length)[0]?.place
}
