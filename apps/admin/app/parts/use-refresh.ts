import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** Loads the page's data again and again, as long as something on it moves and somebody looks. */
export function useRefresh(moving: boolean, everyMs = 2000): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!moving || state !== 'idle') return
    const timer = setTimeout(() => {
      if (!document.hidden) revalidate()
    }, everyMs)
    return () => clearTimeout(timer)
  }, [moving, state, revalidate, everyMs])
}
