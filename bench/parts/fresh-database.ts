import { chmodSync } from 'node:fs'
import path from 'node:path'
import { migrations } from '@latchkey/testing/databases/template'
import { scratchFolder } from './scratch-folder.ts'

/** Makes databases for a bench, empty and migrated, that wait for the disk as an installation's do. */
export interface FreshDatabases {
  /** Makes one; returns where it is: a file, or the address of a server. */
  make(name: string): Promise<string>
  stop(): Promise<void>
}

/** SQLite files in a scratch folder. */
export function freshFiles(bench: string): FreshDatabases {
  const folder = scratchFolder(bench)
  return {
    async make(name) {
      const { migrateSqlite } = await import('@latchkey/schema/migrate')
      const file = path.join(folder, `${name}.db`)
      await migrateSqlite(file, path.join(migrations, 'sqlite'))
      return file
    },
    stop: async () => undefined,
  }
}

/** Databases of a PostgreSQL server that runs as long as the bench, with its data in a scratch folder. */
export async function freshServer(bench: string): Promise<FreshDatabases> {
  const { startPostgres } = await import('@latchkey/testing/databases/postgres-server')
  const { migratePostgres } = await import('@latchkey/schema/migrate')
  const folder = scratchFolder(bench)
  // PostgreSQL may run as a user of its own, who has to get in.
  chmodSync(folder, 0o755)
  const server = await startPostgres(folder, { durable: true })
  return {
    async make(name) {
      await server.create(name)
      await migratePostgres(server.addressOf(name), path.join(migrations, 'postgresql'))
      return server.addressOf(name)
    },
    stop: () => server.stop(),
  }
}

/** Databases of the kind that was asked for. The schema must not have been loaded before: it spells itself for this kind. */
export async function freshDatabases(kind: 'sqlite' | 'postgres', bench: string): Promise<FreshDatabases> {
  process.env.DATABASE_URL = kind === 'postgres' ? 'postgres:' : 'file:'
  return kind === 'postgres' ? freshServer(bench) : freshFiles(bench)
}
