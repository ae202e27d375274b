import { Select } from '@latchkey/ui/field'

/**
 * The order of a list as a choice in the form that searches it: seen where the table has become cards, which have no headers to press,
 * and carried along everywhere.
 */
export function OrderChoice(props: {
  /** The name of each order in addresses and its words, that of a list whose address says nothing first. */
  orders: readonly (readonly [sort: string, words: string])[]
  sort: string | undefined
}) {
  const [usual, ...others] = props.orders
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
