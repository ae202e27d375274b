import { type RefObject, useEffect, useRef, useState } from 'react'
import { useHydrated } from './hydrated.tsx'

/** Whether something is open, and what is needed to hand it over from HTML to JavaScript. */
export type Disclosure = {
  /** Goes on the `<details>` that serves until JavaScript runs. */
  details: RefObject<HTMLDetailsElement>
  hydrated: boolean
  open: boolean
  setOpen: (open: boolean) => void
}

/** The state of something that opens: a `<details>` at first, a controlled primitive after; what was opened stays open. */
export function useDisclosure(): Disclosure {
  const details = useRef<HTMLDetailsElement>(null)
  const [open, setOpen] = useState(false)
  // Stands before useHydrated, whose own effect swaps the <details> away.
  useEffect(() => {
    if (details.current?.open) setOpen(true)
  }, [])
  const hydrated = useHydrated()
  return { details, hydrated, open, setOpen }
}

/** True when a click landed on a link: what is open should then close. */
export function isLinkClick(event: { target: EventTarget }): boolean {
  return event.target instanceof Element && event.target.closest('a') !== null
}
