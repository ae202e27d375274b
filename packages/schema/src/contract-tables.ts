/** Small tables for the contract suites alone; no migration makes them. */

import { type SQL, sql } from 'drizzle-orm'
import * as column from './columns.ts'
import type { Database, Queries } from './database.ts'
import { spelled } from './dialect.ts'

/** A column of every word. */
export const words = column.table('words', {
  id: column.id<`w-${string}`>().primaryKey(),
  someText: column.text(),
  someCount: column.count(),
  someBigcount: column.bigcount(),
  someMoney: column.money(),
  someFlag: column.flag(),
  someInstant: column.instant(),
  someChoice: column.oneOf(['yes', 'no']),
  someDocument: column.document<unknown>(),
})

/** Counters that transactions contend for; a label belongs to one counter only. */
export const counters = column.table('counters', {
  id: column.text().primaryKey(),
  label: column.text().unique('counters_label'),
  reached: column.count().notNull(),
})

const definitions = spelled(
  [
    `create table words (id text primary key, some_text text, some_count integer, some_bigcount integer,
      some_money integer, some_flag integer, some_instant integer, some_choice text, some_document text)`,
    'create table counters (id text primary key, label text unique, reached integer not null)',
  ],
  [
    `create table words (id text primary key, some_text text, some_count integer, some_bigcount bigint,
      some_money bigint, some_flag boolean, some_instant timestamp (3) with time zone, some_choice text, some_document jsonb)`,
    'create table counters (id text primary key, label text unique, reached integer not null)',
  ],
)

/** Makes the tables. */
export const makeContractTables = (database: Database): Promise<void> =>
  database.transaction(async (tx) => {
    for (const definition of definitions) await execute(tx, sql.raw(definition))
  })

/** Runs a statement that the shared words cannot say: drizzle names this differently on each dialect. */
export async function execute(queries: Queries, statement: SQL): Promise<void> {
  const either = queries as unknown as Record<'run' | 'execute', (statement: SQL) => PromiseLike<unknown>>
  await spelled(
    () => either.run(statement),
    () => either.execute(statement),
  )()
}
