import type { IconName } from '@latchkey/ui/icon'
import { placeIn } from './apps.ts'

/** Something that the search found and that has a page. */
export interface LinkHit {
  readonly kind: 'link'
  /** Unique among everything found. */
  readonly id: string
  readonly label: string
  readonly detail?: string | undefined
  readonly icon: IconName
  /** The path from the origin. */
  readonly href: string
}

/** A person whom the search found and who has no page that the one who searches may open. */
export interface PersonHit {
  readonly kind: 'person'
  readonly id: string
  readonly label: string
  /** What they do and where. */
  readonly detail?: string | undefined
  readonly icon: IconName
  readonly mail: string | null
}

/** Something that the search found. */
export type SearchHit = LinkHit | PersonHit

/** What was found of one kind, the best first. */
export interface SearchSection {
  readonly title: string
  readonly hits: readonly SearchHit[]
}

/** What was found for a text; sections without a hit are left out. */
export interface SearchAnswer {
  readonly text: string
  readonly sections: readonly SearchSection[]
}

/** The title of the section with the pages. */
export const pagesTitle = 'Pages'

/** The page of the search, for who comes without JavaScript or wants the results to stay. */
export const searchPath = placeIn('my-access', '/search')

/** Where the palette asks, with `?q=`. */
export const searchDataPath = `${searchPath}.json`

/** The search page for a text. */
export const searchPathFor = (text: string): string => `${searchPath}?${new URLSearchParams({ q: text })}`

/** Those of the hits whose words contain a text: what can be shown at once, before the answer for the text is there. */
export function narrowed(sections: readonly SearchSection[], text: string): readonly SearchSection[] {
  const wanted = text.trim().toLowerCase()
  return sections
    .map(({ title, hits }) => ({
      title,
      hits: hits.filter(({ label, detail }) => `${label}\n${detail ?? ''}`.toLowerCase().includes(wanted)),
    }))
    .filter(({ hits }) => hits.length > 0)
}

/** How many hits there are in all. */
export const countOf = (sections: readonly SearchSection[]): number =>
  sections.reduce((sum, { hits }) => sum + hits.length, 0)
