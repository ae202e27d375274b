import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { MigrationMeta } from 'drizzle-orm/migrator'
import { dialectOf } from './dialect.ts'
import { type DatabaseLocation, databaseFile } from './open-database.ts'

/** A number that only our migrations lock on. */
const migrationLock = 7_205_301

/**
 * Brings a database up to the newest migration. Safe when several processes start at once: one migrates, the others wait. `folder` holds `sqlite` and
 * `postgresql`. Refuses a database that a newer version has migrated.
 */
export async function migrate(location: DatabaseLocation, folder: string): Promise<void> {
  if (location.databaseUrl !== null && dialectOf(location.databaseUrl) === 'postgres') {
    await migratePostgres(location.databaseUrl, join(folder, 'postgresql'))
  } else {
    mkdirSync(location.dataDirectory, { recursive: true, mode: 0o700 })
    await migrateSqlite(databaseFile(location.dataDirectory), join(folder, 'sqlite'))
  }
}

/** Migrates a SQLite file, all or nothing. Where it holds data that a migration is about to change, a copy is kept beside it first. */
export async function migrateSqlite(file: string, migrationsFolder: string): Promise<void> {
  const { connect, beginImmediate } = await import('./sqlite.ts')
  const { keepCopy } = await import('./sqlite-copies.ts')
  const { readMigrationFiles } = await import('drizzle-orm/migrator')
  const migrations = readMigrationFiles({ migrationsFolder })
  const connection = connect(file)
  try {
    // To change a table, SQLite copies and drops it: with foreign keys on, that would delete every row that refers to it. They are
    // checked as a whole instead. Within a transaction the pragma does nothing, so it cannot be left to the migration.
    connection.pragma('foreign_keys = off')
    await beginImmediate(connection)
    connection.exec(
      'create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)',
    )
    const newest = connection.prepare('select max(created_at) from __drizzle_migrations').pluck().get()
    const pending = pendingOf(migrations, newest)
    if (pending.length > 0 && newest !== null) keepCopy(file, new Date())
    const note = connection.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
    for (const migration of pending) {
      for (const statement of migration.sql) connection.exec(statement)
      note.run(migration.hash, migration.folderMillis)
    }
    if (pending.length > 0) insistOnForeignKeys(connection.pragma('foreign_key_check'))
    connection.exec('commit')
  } finally {
    // Closing rolls back what is not committed.
    connection.close()
  }
}

/** Migrates a PostgreSQL database, all or nothing. */
export async function migratePostgres(url: string, migrationsFolder: string): Promise<void> {
  const { default: pg } = await import('pg')
  const { drizzle } = await import('drizzle-orm/node-postgres')
  const { migrate: apply } = await import('drizzle-orm/node-postgres/migrator')
  const { readMigrationFiles } = await import('drizzle-orm/migrator')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const { rows } = await client.query(`select to_regclass('drizzle.__drizzle_migrations') is not null as begun`)
    if (rows[0]?.begun === true) {
      const { rows: applied } = await client.query('select max(created_at) as newest from drizzle.__drizzle_migrations')
      pendingOf(readMigrationFiles({ migrationsFolder }), applied[0]?.newest)
    }
    await apply(drizzle(client), { migrationsFolder })
  } finally {
    // The end of the connection frees the lock.
    await client.end()
  }
}

/** The migrations that come after the newest applied one, by the times that drizzle-kit gave them. */
function pendingOf(migrations: readonly MigrationMeta[], newest: unknown): readonly MigrationMeta[] {
  const applied = Number(newest ?? 0)
  if (migrations.every((migration) => migration.folderMillis < applied)) {
    throw new Error(
      'A newer version of Latchkey has migrated this database. Start that version, or restore a copy from before.',
    )
  }
  return migrations.filter((migration) => migration.folderMillis > applied)
}

function insistOnForeignKeys(violations: unknown): void {
  if (Array.isArray(violations) && violations.length > 0) {
    throw new Error(`Migrating would leave references to nothing: ${JSON.stringify(violations.slice(0, 5))}`)
  }
}
