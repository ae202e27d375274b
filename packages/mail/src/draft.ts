/**
 * One part of the body of a letter. Templates say what is said; the layout decides how it looks in text and in HTML.
 */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  /** Several things, each with a page of its own. */
  | { readonly kind: 'links'; readonly items: readonly LinkedItem[] }
  /** The words of a person, with who said them; line breaks are kept. */
  | { readonly kind: 'quote'; readonly by: string; readonly text: string }

/** A thing with its page and what else there is to say of it. */
export interface LinkedItem {
  readonly label: string
  readonly detail: string
  readonly url: string
}

/** A label and its value: `Decide by`, `Friday, November 27, 2026, 14:05 GMT+1`. */
export type Fact = readonly [label: string, value: string]

/** A letter before it is laid out: plain words only, no markup. */
export interface Draft {
  readonly subject: string
  readonly blocks: readonly Block[]
  /** The one thing to do next. */
  readonly action: { readonly label: string; readonly url: string }
  /** Why this person gets the letter, as the end of the sentence “You get this mail because …”. */
  readonly because: string
}

/** A paragraph of one or a few short sentences. */
export const say = (text: string): Block => ({ kind: 'paragraph', text })

/** A bulleted list; nothing where it would be empty. */
export const list = (items: readonly string[]): readonly Block[] => (items.length > 0 ? [{ kind: 'list', items }] : [])

/** A list of things that each have a page. */
export const links = (items: readonly LinkedItem[]): Block => ({ kind: 'links', items })

/** Labels with their values; values that are empty are left out. */
export const facts = (rows: readonly Fact[]): Block => ({
  kind: 'facts',
  rows: rows.filter(([, value]) => value.trim() !== ''),
})

/** What somebody wrote; nothing where they wrote nothing. */
export const quote = (by: string, text: string): readonly Block[] =>
  text.trim() === '' ? [] : [{ kind: 'quote', by, text: text.trim() }]

/** Names as people list them: `Ada`, `Ada or Sam`, `Ada, Sam or Lin`; with `and` where all of them are meant. */
export const named = (names: readonly string[], word: 'and' | 'or'): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`
