import { Select } from '@latchkey/ui/field'

/**
 * The order of a list as a choice in the form that searches it: seen where the table has become cards, which have no headers to press,
 * and carried along everywhere.
 */
export function OrderChoice(props: {
  /** The name of each order in addresses and its words, that of a list whose address says nothing first. */
  orders: readonly (readonly [sort: string, words: string])[]
  sort: string | undefined
  /** The orders, either way round, that the list has under its filters; all unless said. */
  offered?: readonly string[]
}) {
  const { orders, offered } = props
  const [usual, ...others] = orders.filter(([sort]) => offered?.includes(sort.replace(/^-/, '')) ?? true)
  return (
    <Select
      key={props.sort}
      name="sort"
      aria-label="Order"
      defaultValue={props.sort === usual?.[0] ? '' : props.sort}
      placeholder={usual?.[1]}
      options={others.map(([value, label]) => ({ value, label }))}
      onChange={(event) => event.currentTarget.form?.requestSubmit()}
      className="w-full sm:hidden"
    />
  )
}
