/** A part of a page: text, or an element with what is in it. */
export type Piece = string | Element

/** One element as React takes it. */
export interface Element {
  readonly tag: string
  readonly props: Readonly<Record<string, unknown>>
  readonly children: readonly Piece[]
}

/** A page of the portal as constants: its markup, and the data that travels with it. */
export interface BarePage {
  /** The attributes of `html` and `body`. */
  readonly html: Element['props']
  readonly body: Element['props']
  readonly head: readonly Piece[]
  /** What stands in the body, without the scripts, which Remix writes itself. */
  readonly content: readonly Piece[]
  /** What the loaders of the root and of the page returned. */
  readonly rootData: unknown
  readonly pageData: unknown
}
