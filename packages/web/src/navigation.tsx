import type { Permission } from '@latchkey/core/authorization/permissions'
import type { IconName } from '@latchkey/ui/icon'

/** A page in the left navigation of an app. */
export interface NavigationRow {
  readonly label: string
  /** The place inside the app: `/requests`; `/` is the app's first page. */
  readonly place: string
  readonly icon?: IconName
  /** The heading under which neighbors stand. */
  readonly group?: string
  /** Shown only to those whose roles, or whose owning a catalog, allow this. */
  readonly opensWith?: Permission
}

/** The place whose entry is lit for a page: the longest that the page lies in. */
export function currentPlace(places: readonly string[], page: string): string | undefined {
  const holding = places.filter((place) => page === place || page.startsWith(place === '/' ? '/' : `${place}/`))
  return holding.sort((a, b) => b.length - a.length)[0]
}
