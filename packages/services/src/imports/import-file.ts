import type { ImportKind } from '@latchkey/core/imports/report'
import type { Sheet } from '@latchkey/core/imports/sheet'
import { z } from 'zod'
import { readSheet } from './read-sheet.ts'

/**
 * A file that is to be imported, as an upload or the command line gives it. It is read while the input is checked,
 * before any transaction begins: one that is not what it claims touches nothing.
 */
export const importFile = <Read>(kind: ImportKind, read: (sheet: Sheet) => Read) =>
  z
    .object({
      fileName: z.string().transform((name) => name.replace(/\p{Cc}/gu, ' ').slice(-256)),
      content: z.custom<Uint8Array>((value) => value instanceof Uint8Array, { error: 'Choose a file.' }),
    })
    .transform(({ fileName, content }) => ({ fileName, file: read(readSheet(kind, content)) }))

/**
 * Told how far an import has come, in products or users. It may be told again from the start, where the database asks
 * for another try.
 */
export type Progress = (done: number, total: number) => void

/** Progress that nobody watches. */
export const unwatched: Progress = () => undefined
