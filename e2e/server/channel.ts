/** What the journeys' process sends: a command by its name, with its arguments. */
export interface Asked {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
}

/** What comes back: the result, or why there is none. */
export type Answered =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string }
