/** A quoted text as it was read: what it says, and where it ends, or null where its last quote is missing. */
export interface Quoted {
  readonly value: string
  readonly end: number | null
}

/** Whether the quote at `at` is escaped by a backslash, or by the backtick of Microsoft's documentation. */
const escapesQuote = (text: string, at: number): boolean =>
  (text[at] === '\\' || text[at] === '`') && text[at + 1] === '"'

/**
 * Reads the quoted text that starts at `start`. Between double quotes, \" is a quote; between either quotes, '' is a single quote.
 * Any other backslash stands for itself, so that patterns need no doubling: "\d+".
 */
export function readQuoted(text: string, start: number): Quoted {
  const quote = text[start]
  let value = ''
  let at = start + 1
  while (at < text.length) {
    if (text.startsWith("''", at) || (quote === '"' && escapesQuote(text, at))) {
      value += text[at + 1]
      at += 2
    } else if (text[at] === quote) return { value, end: at + 1 }
    else {
      value += text[at]
      at += 1
    }
  }
  return { value, end: null }
}

/** A text in quotes: double ones, unless a backslash or backtick in front of a quote would be taken for an escape. */
export function quote(value: string): string {
  const single = value.replaceAll("'", "''")
  return /[\\`]("|$)/.test(value) ? `'${single}'` : `"${single.replaceAll('"', '\\"')}"`
}
