import { detailLines } from '@latchkey/core/audit/detail-lines'
import { exactTime } from '@latchkey/ui/time'
import { useRoot } from '@latchkey/web/root-data'

/** The details of an audit event as lines, with instants in the zone of the reader. */
export function useDetailLines(details: Readonly<Record<string, unknown>>): readonly string[] {
  const { timeZone } = useRoot()
  return detailLines(details, (instant) => exactTime(instant, { timeZone }))
}
