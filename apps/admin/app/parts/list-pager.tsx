import { Pager } from '@latchkey/ui/pager'
import { adminPage, type Params } from './address.ts'

/** The way through a list by its cursor: on to the next page, and back to the first. */
export function ListPager(props: {
  place: string
  /** The filters of the address, without the cursor. */
  params: Params
  cursor: string | null
  next: string | null
  label: string
  /** The name of the cursor in the address. */
  name?: string
}) {
  const { place, params, cursor, next, label, name = 'cursor' } = props
  return (
    <Pager
      label={label}
      previousHref={cursor === null ? undefined : adminPage(place, params)}
      nextHref={next === null ? undefined : adminPage(place, { ...params, [name]: next })}
    />
  )
}
