import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'

/** How many copies are kept. */
const mostCopies = 3

/** The copies of a SQLite file beside it, oldest first. */
export function copiesOf(file: string): readonly string[] {
  const beginning = `${basename(file)}.before-`
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(beginning))
    .sort()
    .map((name) => join(dirname(file), name))
}

/** Writes a copy of a SQLite file's committed data beside it, named for the moment, and throws older ones away. */
export function keepCopy(file: string, at: Date): void {
  const copy = `${file}.before-${at.toISOString().replace(/[-:.]/g, '')}`
  const connection = new BetterSqlite3(file, { readonly: true })
  try {
    connection.prepare('vacuum into ?').run(copy)
  } finally {
    connection.close()
  }
  for (const old of copiesOf(file).slice(0, -mostCopies)) rmSync(old)
}
