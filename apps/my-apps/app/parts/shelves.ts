import type { MyApplication } from '@latchkey/services/applications/my-applications.views'

/** What a tile shows of an application. */
export interface TileFacts {
  readonly id: string
  readonly name: string
  /** What it is, or who makes it where nobody said. */
  readonly about: string
  readonly url: string
}

/** What a line of the list shows of an application. */
export interface LineFacts extends TileFacts {
  readonly publisher: string
  readonly roles: string
  readonly why: string
}

/** The applications of one category, by name. */
export interface Shelf<App extends TileFacts> {
  /** Empty where no application has a category. */
  readonly category: string
  readonly apps: readonly App[]
}

/** What a tile needs and no more: fifty of them travel with the page. */
export const tileOf = ({ id, displayName, description, publisher, homepageUrl }: MyApplication): TileFacts => ({
  id,
  name: displayName,
  about: description || publisher,
  url: homepageUrl,
})

/** What a line of the list needs. */
export const lineOf = (application: MyApplication): LineFacts => ({
  ...tileOf(application),
  about: application.description,
  publisher: application.publisher,
  roles: application.roles.join(', '),
  why: application.reasons.join('; '),
})

/** Applications by category, in the order of its name; those without one come last, as `Other` where there are others. */
export function shelvesOf<App extends TileFacts>(
  applications: readonly MyApplication[],
  show: (application: MyApplication) => App,
): readonly Shelf<App>[] {
  const byCategory = new Map<string, App[]>()
  for (const application of applications) {
    const category = application.category.trim()
    const shelf = byCategory.get(category)
    if (shelf) shelf.push(show(application))
    else byCategory.set(category, [show(application)])
  }
  const named = [...byCategory.keys()].filter(Boolean).sort((a, b) => a.localeCompare(b, 'en'))
  return [...named, ''].flatMap((category) => {
    const apps = byCategory.get(category) ?? []
    return apps.length === 0 ? [] : [{ category: category || (named.length > 0 ? 'Other' : ''), apps }]
  })
}
