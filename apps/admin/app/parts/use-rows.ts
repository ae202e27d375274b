import { useState } from 'react'

/** The entries of a list of fields, by the place that each had when the form was rendered; new ones count on from there. */
export interface Rows {
  readonly rows: readonly number[]
  readonly add: () => void
  readonly drop: (at: number) => void
  /** Moves an entry up by a place. */
  readonly raise: (at: number) => void
}

/** Lets entries of a list of fields come, go and move in the page. What is typed in them moves with them. */
export function useRows(count: number): Rows {
  const [{ rows, next }, setRows] = useState({ rows: Array.from({ length: count }, (_, nth) => nth), next: count })
  return {
    rows,
    add: () => setRows({ rows: [...rows, next], next: next + 1 }),
    drop: (at) => setRows({ rows: rows.filter((_, nth) => nth !== at), next }),
    raise: (at) => {
      const moved = [...rows]
      moved.splice(at - 1, 0, ...moved.splice(at, 1))
      setRows({ rows: moved, next })
    },
  }
}
