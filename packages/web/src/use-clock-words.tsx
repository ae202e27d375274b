import { useRoot } from './root-data.tsx'

/** The clock by which a time that is typed on a page is read: `the clock of UTC`, `the clock in Berlin (Europe/Berlin)`. */
export function useClockWords(): string {
  const { timeZone } = useRoot()
  if (timeZone === 'UTC') return 'the clock of UTC'
  const place = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
  return `the clock in ${place} (${timeZone})`
}
