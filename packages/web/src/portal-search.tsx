import { CommandPalette, SearchBox, useCommandShortcut } from '@latchkey/ui/command-palette'
import { Dialog } from '@latchkey/ui/dialog'
import { useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { apps, isInside } from './apps.ts'
import { PersonCard } from './person-card.tsx'
import { useRoot } from './root-data.tsx'
import { type PersonHit, type SearchHit, searchPath } from './search-hit.tsx'
import { useFinder } from './use-finder.tsx'

const words = 'Search pages, people, packages, apps'

/**
 * The search in the top bar. With JavaScript a click, Ctrl K or ⌘ K opens the palette; without it, its form leads to the page of the
 * search. Who has no page is shown on a card.
 */
export function PortalSearch() {
  const [open, setOpen] = useState(false)
  const [person, setPerson] = useState<PersonHit | null>(null)
  const finder = useFinder(open)
  const go = useGo()
  const remember = useFocusBack(open || person !== null)
  const show = useCallback(() => {
    remember()
    setPerson(null)
    setOpen(true)
  }, [remember])
  useCommandShortcut(show)
  const change = (next: boolean) => {
    setOpen(next)
    if (!next) finder.startAnew()
  }
  const select = (hit: SearchHit) => (hit.kind === 'person' ? setPerson(hit) : go(hit.href))
  return (
    <>
      <SearchBox action={searchPath} onOpen={show} />
      <CommandPalette
        open={open}
        onOpenChange={change}
        items={finder.sections.flatMap(({ title, hits }) => hits.map((hit) => ({ ...hit, group: title })))}
        onSearch={finder.search}
        onSelect={select}
        busy={finder.busy}
        placeholder={words}
      />
      <Dialog open={person !== null} onOpenChange={() => setPerson(null)} title="Person">
        {person && <PersonCard person={person} />}
      </Dialog>
    </>
  )
}

/** Remembers where the focus was when something without a button of its own opened, and brings it back there when that closes. */
function useFocusBack(open: boolean): () => void {
  const before = useRef<Element | null>(null)
  useEffect(() => {
    if (!open) return
    return () => {
      setTimeout(() => before.current instanceof HTMLElement && before.current.focus())
    }
  }, [open])
  return useCallback(() => {
    if (!open) before.current = document.activeElement
  }, [open])
}

/** Goes to a path from the origin: inside the app without a reload, to another app as the browser does. */
function useGo(): (href: string) => void {
  const navigate = useNavigate()
  const { app } = useRoot()
  return (href) => {
    if (isInside(href, app)) navigate(href.slice(apps[app].path.length) || '/')
    else window.location.assign(href)
  }
}
