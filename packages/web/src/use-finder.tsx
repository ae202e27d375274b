import { useEffect, useState } from 'react'
import { apps, isInside, placeIn } from './apps.ts'
import { useRoot } from './root-data.tsx'
import {
  countOf,
  narrowed,
  type SearchAnswer,
  type SearchHit,
  type SearchSection,
  searchDataPath,
  searchPathFor,
} from './search-hit.tsx'
import type { RootData } from './server/root.ts'

/** How long typing must rest before the server is asked, in milliseconds. */
const rest = 150

/** What a search in the palette finds so far. */
export interface Finder {
  readonly sections: readonly SearchSection[]
  /** Nothing can be shown yet, though the answer is under way. */
  readonly busy: boolean
  readonly search: (text: string) => void
  /** Forgets the last search. */
  readonly startAnew: () => void
}

/**
 * Asks the server once typing rests, and forgets what a newer text made stale. Until the answer is there, what is shown already is
 * narrowed to what still matches; before the first answer these are the pages of the app.
 */
export function useFinder(open: boolean): Finder {
  const root = useRoot()
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<SearchAnswer | null>(null)
  useEffect(() => {
    if (!open) return
    const stale = new AbortController()
    const timer = setTimeout(
      async () => {
        const found = await answerFor(text, stale.signal)
        if (!stale.signal.aborted) setAnswer({ text, sections: found })
      },
      text === '' ? 0 : rest,
    )
    return () => {
      clearTimeout(timer)
      stale.abort()
    }
  }, [open, text])

  const answered = answer?.text === text
  const known = answer?.sections ?? [pagesHere(root)]
  const shown = answered ? known : narrowed(known, text)
  return {
    sections: text === '' ? ownFirst(shown, root) : shown,
    busy: !answered && countOf(shown) === 0,
    search: setText,
    startAnew: () => {
      setText('')
      setAnswer(null)
    },
  }
}

/** What the server finds; where it cannot be asked (no network, the session has ended) the way to the page of the search. */
async function answerFor(text: string, signal: AbortSignal): Promise<readonly SearchSection[]> {
  try {
    const response = await fetch(`${searchDataPath}?${new URLSearchParams({ q: text })}`, { signal })
    if (response.ok && !response.redirected) return ((await response.json()) as SearchAnswer).sections
  } catch {
    // Aborted, or no answer came: nothing is shown for the first, the way below for the second.
  }
  const label = text === '' ? 'Open the search page' : `Search for “${text}” on its own page`
  const way: SearchHit = { kind: 'link', id: 'page', label, icon: 'search', href: searchPathFor(text) }
  return [{ title: 'The search did not answer', hits: [way] }]
}

/** The pages of the app that is open, which are known without asking. */
const pagesHere = ({ app, navigation }: RootData): SearchSection => ({
  title: 'Pages',
  hits: navigation.map(({ label, place, icon = 'file' }) => {
    const href = placeIn(app, place)
    return { kind: 'link', id: href, label, detail: apps[app].title, icon, href }
  }),
})

/** Within each section, what lies in the app that is open stands first. */
const ownFirst = (sections: readonly SearchSection[], { app }: RootData): readonly SearchSection[] => {
  const isOwn = (hit: SearchHit) => hit.kind === 'link' && isInside(hit.href, app)
  return sections.map(({ title, hits }) => ({
    title,
    hits: [...hits.filter(isOwn), ...hits.filter((hit) => !isOwn(hit))],
  }))
}
