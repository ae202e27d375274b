import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseKind } from '@latchkey/testing/databases/open-test-database'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrateSqlite } from './migrate.ts'
import { copiesOf, keepCopy } from './sqlite-copies.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-migrate-'))
})
afterEach(() => rm(folder, { recursive: true }))

const start =
  'create table parents (id text primary key);create table children (parent text references parents on delete cascade)'
const rows = `insert into parents values ('p');--> statement-breakpoint\ninsert into children values ('p')`
const rebuild = [
  'create table new_parents (id text primary key, name text)',
  'insert into new_parents (id) select id from parents',
  'drop table parents',
  'alter table new_parents rename to parents',
].join(';--> statement-breakpoint\n')

/** Writes a folder of migrations as drizzle-kit does, and gives its path. */
async function migrationsOf(...migrations: readonly string[]): Promise<string> {
  const path = join(folder, `migrations-${migrations.length}`)
  const entries = migrations.map((_, i) => ({ idx: i, version: '6', when: 1000 + i, tag: `${i}`, breakpoints: true }))
  await mkdir(join(path, 'meta'), { recursive: true })
  await writeFile(join(path, 'meta', '_journal.json'), JSON.stringify({ version: '7', dialect: 'sqlite', entries }))
  await Promise.all(migrations.map((source, i) => writeFile(join(path, `${i}.sql`), source)))
  return path
}

function ask(file: string, question: string): unknown {
  const connection = new BetterSqlite3(file, { readonly: true })
  try {
    return connection.prepare(question).pluck().all()
  } finally {
    connection.close()
  }
}

describe.runIf(databaseKind() === 'sqlite')('migrating a SQLite file', () => {
  test('applies each migration once, also where several start at the same time', async () => {
    const file = join(folder, 'a.db')
    const migrations = await migrationsOf(start, rows)
    await Promise.all([1, 2, 3].map(() => migrateSqlite(file, migrations)))
    expect(ask(file, 'select count(*) from children')).toEqual([1])
    expect(copiesOf(file)).toEqual([])
  })

  test('keeps the rows that refer to a table which it rebuilds', async () => {
    const file = join(folder, 'a.db')
    await migrateSqlite(file, await migrationsOf(start, rows))
    await migrateSqlite(file, await migrationsOf(start, rows, rebuild))
    expect(ask(file, 'select parent from children')).toEqual(['p'])
  })

  test('keeps a copy from before beside the file', async () => {
    const file = join(folder, 'a.db')
    await migrateSqlite(file, await migrationsOf(start))
    await migrateSqlite(file, await migrationsOf(start, rows))
    const [copy, ...others] = copiesOf(file)
    expect(others).toEqual([])
    expect(ask(copy ?? '', 'select count(*) from children')).toEqual([0])
  })

  test('keeps three copies', async () => {
    const file = join(folder, 'a.db')
    await migrateSqlite(file, await migrationsOf(start))
    for (let day = 1; day <= 5; day++) keepCopy(file, new Date(Date.UTC(2026, 0, day)))
    expect(copiesOf(file).map((copy) => copy.slice(-19, -11))).toEqual(['20260103', '20260104', '20260105'])
  })

  test('leaves the file as it was where a migration fails', async () => {
    const file = join(folder, 'a.db')
    await migrateSqlite(file, await migrationsOf(start))
    const broken = await migrationsOf(start, rows, 'insert into nowhere values (1)')
    await expect(migrateSqlite(file, broken)).rejects.toThrow('nowhere')
    expect(ask(file, 'select count(*) from parents')).toEqual([0])
  })

  test('refuses to leave a reference to nothing', async () => {
    const file = join(folder, 'a.db')
    await migrateSqlite(file, await migrationsOf(start, rows))
    const orphaning = await migrationsOf(start, rows, `delete from parents`)
    await expect(migrateSqlite(file, orphaning)).rejects.toThrow('references to nothing')
    expect(ask(file, 'select count(*) from parents')).toEqual([1])
  })

  test('refuses a file that a newer version has migrated', async () => {
    const file = join(folder, 'a.db')
    await migrateSqlite(file, await migrationsOf(start, rows))
    await expect(migrateSqlite(file, await migrationsOf(start))).rejects.toThrow('newer version')
  })
})
