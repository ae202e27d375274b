import { seconds } from '@latchkey/core/time'
import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** How often a page that waits for something looks again. */
const every = seconds(20)

/** Loads the data of a page again from time to time, quietly and only while somebody looks at it. Without JavaScript, loading the page does. */
export function useFreshData(waits: boolean): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!waits || state !== 'idle') return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate()
    }, every)
    return () => clearInterval(timer)
  }, [waits, state, revalidate])
}
