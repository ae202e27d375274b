import { Refusal } from '../refusal.ts'
import { type Columns, headerKey, type Places, placesOf } from './read-rows.ts'
import type { ImportKind } from './report.ts'

/** How a kind of file is called, and the code of the refusal of a file that is not one. */
export const fileKinds: Readonly<Record<ImportKind, { readonly code: string; readonly title: string }>> = {
  products: { code: 'notAProductsFile', title: 'a list of products' },
  users: { code: 'notAUsersFile', title: 'a list of users' },
}

/** The refusal of a file that is not what it claims to be; nothing of it is taken. */
export const notSuchAFile = (kind: ImportKind, why: string): Refusal => {
  const says = `This file is not ${fileKinds[kind].title}. ${why}`
  return new Refusal('invalid', fileKinds[kind].code, says, { file: [says] })
}

/**
 * Where the columns of a kind stand in a file. Refuses with `notAProductsFile` or `notAUsersFile` where the header is
 * not that of such a file; `others` are the columns of the other kinds, so that a mix-up is named.
 */
export function insistHeader(
  kind: ImportKind,
  columns: Columns,
  header: readonly string[],
  others: Readonly<Partial<Record<ImportKind, Columns>>>,
): Places {
  const places = placesOf(columns, header)
  const missing = missingIn(columns, places)
  if (missing.length > 0) {
    const mixedUp = Object.entries(others).find(([, other]) => missingIn(other, placesOf(other, header)).length === 0)
    const looksLike = mixedUp ? ` It looks like ${fileKinds[mixedUp[0] as ImportKind].title}.` : ''
    const [noun, verb] = missing.length === 1 ? ['column', 'is'] : ['columns', 'are']
    throw notSuchAFile(kind, `The ${noun} ${listed(missing)} ${verb} missing in its first line.${looksLike}`)
  }
  const twice = Object.values(columns).find((column) => occurrences(header, column.header) > 1)
  if (twice) throw notSuchAFile(kind, `It has the column ${twice.header} more than once.`)
  return places
}

/** The columns of a file that nobody asked for, as a warning; none where there are none. */
export function ignoredColumns(columns: Columns, header: readonly string[]): readonly string[] {
  const known = new Set(Object.values(columns).map((column) => headerKey(column.header)))
  const ignored = header.filter((name) => name !== '' && !known.has(headerKey(name)))
  if (ignored.length === 0) return []
  return [`Ignored ${ignored.length === 1 ? 'a column' : 'columns'} that Latchkey does not know: ${listed(ignored)}.`]
}

const missingIn = (columns: Columns, places: Places): readonly string[] =>
  Object.entries(columns)
    .filter(([name, column]) => column.required && !places.has(name))
    .map(([, column]) => column.header)

const occurrences = (header: readonly string[], name: string): number =>
  header.filter((one) => headerKey(one) === headerKey(name)).length

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
