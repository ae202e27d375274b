import { countryCodes } from './country-codes.ts'

/** What a cell says, or why it cannot be understood. */
export type Reading<Value> = { readonly value: Value } | { readonly reason: string }

/** Reads a cell that is not empty and has no spaces around it. */
export type Reader<Value> = (text: string) => Reading<Value>

const invisible = /\p{Cc}/u

/**
 * One line of text. Whatever it looks like, it is kept as it is: what seems to be a formula is a name here. Tabs count
 * as spaces, because Microsoft's published list has plans whose names are full of them.
 */
export const text =
  (longest = 256): Reader<string> =>
  (cell) => {
    const value = cell.replace(/ *\t[ \t]*/g, ' ')
    if (value.length > longest) return { reason: `Use at most ${longest} characters; these are ${value.length}.` }
    if (invisible.test(value)) return { reason: 'Leave out line breaks and control characters.' }
    return { value }
  }

const guidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A GUID in its usual form with hyphens (RFC 9562, 4), in either case; read in lower case. */
export const guid: Reader<string> = (cell) => {
  const value = cell.toLowerCase()
  return guidForm.test(value)
    ? { value }
    : { reason: 'This is not a GUID such as 0c266dff-15dd-4b49-8397-2bb16070ed52.' }
}

const inForm =
  (longest: number, form: RegExp, reason: string): Reader<string> =>
  (cell) => {
    const read = text(longest)(cell)
    return 'reason' in read || form.test(cell) ? read : { reason }
  }

/** A mail address, as far as it can be judged by looking at it. */
export const address = inForm(254, /^[^\s@]+@[^\s@]+$/, 'This is not a mail address such as ada@example.com.')

/** What a user signs in with (Microsoft Graph, userPrincipalName). */
export const principalName = inForm(
  113,
  /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/,
  'This is not a name to sign in with, such as ada@example.com.',
)

const dateForm = /^(\d{4})-(\d\d)-(\d\d)(?:T00:00(?::00(?:\.0+)?)?Z?)?$/

/** A calendar date as ISO 8601 writes it; midnight after it, as exports of Microsoft Graph add it, is let go. */
export const date: Reader<string> = (cell) => {
  const [, year, month, day] = dateForm.exec(cell) ?? []
  if (!year) return { reason: 'Write the date as year-month-day, such as 2026-03-31.' }
  const value = `${year}-${month}-${day}`
  const instant = new Date(`${value}T00:00:00Z`)
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)
  return exists && Number(year) >= 1900 ? { value } : { reason: 'This date does not exist, or is before 1900.' }
}

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
}

/** Yes or no, in the spellings that spreadsheets write. */
export const yesOrNo: Reader<boolean> = (cell) => {
  const value = Object.hasOwn(truths, cell.toLowerCase()) ? truths[cell.toLowerCase()] : undefined
  return value === undefined ? { reason: 'Write true or false.' } : { value }
}

/** A country of ISO 3166-1 as two letters, in either case; read in capitals. */
export const country: Reader<string> = (cell) => {
  const value = cell.toUpperCase()
  return countryCodes.has(value)
    ? { value }
    : { reason: 'This is not a country code of two letters, such as DE or US.' }
}

/** A language tag (BCP 47, the part that people use). */
export const language = inForm(35, /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, 'This is not a language such as en or de-CH.')

/** One of a few words, in either case. */
export const oneOf =
  <const Word extends string>(words: readonly Word[]): Reader<Word> =>
  (cell) => {
    const value = words.find((word) => word.toLowerCase() === cell.toLowerCase())
    return value === undefined ? { reason: `Write ${words.join(' or ')}.` } : { value }
  }
