import { Time, type TimeStyle } from '@latchkey/ui/time'
import { useRoot } from './root-data.tsx'

/** A point in time as this person says it, in their zone and seen from the instant of the page's data. */
export function When(props: { at: Date | string; style?: TimeStyle | undefined; className?: string | undefined }) {
  const { now, timeZone } = useRoot()
  const { at, style, className } = props
  const value = typeof at === 'string' ? at : at.toISOString()
  return <Time value={value} now={now} timeZone={timeZone} style={style} className={className} />
}
