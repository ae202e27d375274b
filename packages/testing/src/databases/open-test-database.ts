import { randomUUID } from 'node:crypto'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '@latchkey/schema/database'
import { inject } from 'vitest'
import type { Templates, TestContent, TestDatabaseKind } from './kinds.ts'

/** A migrated, empty database of a suite's own. */
export interface TestDatabase {
  readonly database: Database
  /** Where another process finds the same data: a file, or the address of a server; null on PGlite. */
  readonly place: string | null
  /** Opens a further handle on the same data, as another process would; not on PGlite, which has one connection. */
  again(): Promise<Database>
  /** Closes every handle and throws the data away. */
  dispose(): Promise<void>
}

/** The database that this project runs on. */
export const databaseKind = (): TestDatabaseKind => inject('databaseKind')

/** Whether a database with the demo organization can be had at once; else it has to be loaded into an empty one. */
export const demoIsPrepared = (): boolean => inject('databaseTemplate').demo !== null

/** Opens a migrated database of the kind that this project runs on. */
export function openTestDatabase(content: TestContent = 'empty'): Promise<TestDatabase> {
  const templates = inject('databaseTemplate')
  return openers[databaseKind()](templates[content] ?? templates.empty, templates)
}

const openers: Record<TestDatabaseKind, (template: string, templates: Templates) => Promise<TestDatabase>> = {
  async sqlite(template) {
    const { openSqlite } = await import('@latchkey/schema/sqlite')
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-suite-'))
    const file = join(folder, 'latchkey.db')
    await copyFile(template, file)
    return shared(
      file,
      async () => openSqlite(file),
      () => rm(folder, { recursive: true, force: true }),
    )
  },
  async pglite(template) {
    const { openPglite } = await import('@latchkey/schema/pglite')
    const { PGlite } = await import('@electric-sql/pglite')
    const instance = await PGlite.create({ loadDataDir: new Blob([await readFile(template)]) })
    const database = openPglite(instance)
    return {
      database,
      place: null,
      again: () => Promise.reject(new Error('PGlite has one connection')),
      dispose: () => database.close(),
    }
  },
  async postgres(template, { server: base }) {
    const { openPostgres } = await import('@latchkey/schema/postgres')
    const { default: pg } = await import('pg')
    const name = `suite_${randomUUID().replaceAll('-', '')}`
    const client = new pg.Client({ connectionString: `${base}postgres` })
    await client.connect()
    // Two suites that copy the template at once would disturb each other.
    await client.query('select pg_advisory_lock(1)')
    await client.query(`create database ${name} template ${template}`)
    await client.end()
    return shared(
      base + name,
      async () => openPostgres(base + name),
      async () => undefined,
    )
  },
}

async function shared(
  place: string,
  open: () => Promise<Database>,
  forget: () => Promise<void>,
): Promise<TestDatabase> {
  const handles = [await open()]
  const [database] = handles
  if (!database) throw new Error('no database')
  return {
    database,
    place,
    async again() {
      const handle = await open()
      handles.push(handle)
      return handle
    },
    async dispose() {
      await Promise.all(handles.map((handle) => handle.close()))
      await forget()
    },
  }
}
