import { type RefObject, useEffect } from 'react'

const control = 'button:enabled, summary'

const isWaiting = (row: Element): boolean => row instanceof HTMLElement && row.dataset.waiting !== undefined

/** The next row from here, in one direction, that still waits. */
function nextWaiting(row: Element, way: 'nextElementSibling' | 'previousElementSibling'): Element | null {
  let next = row[way]
  while (next && !isWaiting(next)) next = next[way]
  return next
}

const focus = (row: Element | null): void => row?.querySelector<HTMLElement>(control)?.focus()

/** After a row was decided, puts the focus on the first button of the next one, unless the person has gone elsewhere meanwhile. */
export function toNextWaiting(row: HTMLElement): void {
  const { activeElement } = document
  if (activeElement !== document.body && !row.contains(activeElement)) return
  focus(nextWaiting(row, 'nextElementSibling') ?? nextWaiting(row, 'previousElementSibling'))
}

/** Arrow keys go from a row's button to the next row's, and `x` ticks the row; a held Enter key presses one button and not one after the other. */
export function useRowKeys(list: RefObject<HTMLElement>): void {
  useEffect(() => {
    const element = list.current
    if (!element) return
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event
      if (!(target instanceof HTMLElement) || !target.matches('button, summary')) return
      if (key === 'Enter' && event.repeat) event.preventDefault()
      if (key === 'x') target.closest('li')?.querySelector<HTMLInputElement>('input[name="chosen"]')?.click()
      if (key !== 'ArrowDown' && key !== 'ArrowUp') return
      const row = target.closest('li')
      if (!row) return
      event.preventDefault()
      focus(nextWaiting(row, key === 'ArrowDown' ? 'nextElementSibling' : 'previousElementSibling'))
    }
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  }, [list])
}
