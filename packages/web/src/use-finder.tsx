import { useEffect, useState } from 'react'
import { apps, isInside, placeIn } from './apps.ts'
import { useRoot } from './root-data.tsx'
import {
  countOf,
  narrowed,
  pagesTitle,
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
 * Asks the server once typing rests, and forgets what a newer text made stale. Until the answer is there, the pages and what was
 * found last are narrowed to what still matches; before the first answer, the pages of the app alone.
 */
export function useFinder(open: boolean): Finder {
  const root = useRoot()
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<SearchAnswer | null>(null)
  const [pages, setPages] = useState<readonly SearchSection[] | null>(null)
  useEffect(() => {
    if (!open) return
    const stale = new AbortController()
    const timer = setTimeout(
      async () => {
        const found = await answerFor(text, stale.signal)
        if (stale.signal.aborted) return
        if (text !== '') setAnswer({ text, sections: found ?? wayOn(text) })
        else if (found) setPages(found)
      },
      text === '' ? 0 : rest,
    )
    return () => {
      clearTimeout(timer)
      stale.abort()
    }
  }, [open, text])

  const known = pages ?? [pagesHere(root)]
  const answered = answer?.text === text ? answer.sections : null
  const shown = text === '' ? ownFirst(known, root) : (answered ?? narrowed(merged(known, answer), text))
  return {
    sections: shown,
    busy: answered === null && countOf(shown) === 0,
    search: setText,
    startAnew: () => {
      setText('')
      setAnswer(null)
    },
  }
}

/** What the server finds; null where it cannot be asked: there is no network, or the session has ended. */
async function answerFor(text: string, signal: AbortSignal): Promise<readonly SearchSection[] | null> {
  try {
    const response = await fetch(`${searchDataPath}?${new URLSearchParams({ q: text })}`, { signal })
    return response.ok && !response.redirected ? ((await response.json()) as SearchAnswer).sections : null
  } catch {
    return null
  }
}

/** In place of an answer, the way to the page of the search, which says what is wrong or asks to sign in again. */
const wayOn = (text: string): readonly SearchSection[] => [
  {
    title: 'The search did not answer',
    hits: [
      {
        kind: 'link',
        id: 'search-page',
        label: `Search for “${text}” on its own page`,
        icon: 'search',
        href: searchPathFor(text),
      },
    ],
  },
]

/** All pages, and what else was found last. */
const merged = (pages: readonly SearchSection[], last: SearchAnswer | null): readonly SearchSection[] => [
  ...pages,
  ...(last?.sections ?? []).filter(({ title }) => title !== pagesTitle),
]

/** The pages of the app that is open, which are known without asking. */
const pagesHere = ({ app, navigation }: RootData): SearchSection => ({
  title: pagesTitle,
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
