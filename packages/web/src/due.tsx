import { useRoot } from './root-data.tsx'
import { When } from './when.tsx'

/** Until when a decision can be taken: `lapses in 3 days`, or `lapsed 2 hours ago` until the request is closed for it. */
export function Due({ at }: { at: Date }) {
  const { now } = useRoot()
  return (
    <>
      {at.getTime() <= Date.parse(now) ? 'lapsed' : 'lapses'} <When at={at} />
    </>
  )
}
