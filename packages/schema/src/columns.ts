/**
 * The column vocabulary of the schema.
 *
 * Each word names a meaning (an instant, a flag, a document) and is spelled once per dialect. The SQLite spelling
 * carries the types; the PostgreSQL one must decode to the same TypeScript value, which `columns.test.ts` proves by a
 * round trip of every word on every database. Columns take their snake_case name from their key.
 */
import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'
import { spelled } from './dialect.ts'

/** A table: `table('access_packages', { …columns }, (t) => [ …indexes and constraints ])`. */
export const table = spelled(lite.sqliteTable, pg.pgTable)

/** An index: `index('name').on(t.column)`, optionally `.where(sql…)`. */
export const index = spelled(lite.index, pg.index)

/** A unique index: `uniqueIndex('name').on(t.column)`, optionally partial with `.where(sql…)`. */
export const uniqueIndex = spelled(lite.uniqueIndex, pg.uniqueIndex)

/** A primary key of several columns: `primaryKey({ columns: [t.one, t.other] })`. */
export const primaryKey = spelled(lite.primaryKey, pg.primaryKey)

/** A foreign key of several columns: `foreignKey({ columns, foreignColumns })`. */
export const foreignKey = spelled(lite.foreignKey, pg.foreignKey)

/** A check constraint: `check('name', sql…)`. */
export const check = spelled(lite.check, pg.check)

/** An identifier of the branded type `T`, kept as text. */
export const id = <T extends string>() =>
  spelled(
    () => lite.text().$type<T>(),
    () => pg.text().$type<T>(),
  )()

/** Text of any length. */
export const text = spelled(
  () => lite.text(),
  () => pg.text(),
)

/** A whole number of 32 bits. */
export const count = spelled(
  () => lite.integer(),
  () => pg.integer(),
)

const wholeNumber = spelled(
  () => lite.integer({ mode: 'number' }),
  () => pg.bigint({ mode: 'number' }),
)

/** A whole number up to 2⁵³, for what may outgrow 32 bits: sizes in bytes, positions in a long log. */
export const bigcount = wholeNumber

/** An amount of money in whole cents (the hundredth of its currency), never a fraction. */
export const money = wholeNumber

/** A truth value. */
export const flag = spelled(
  () => lite.integer({ mode: 'boolean' }),
  () => pg.boolean(),
)

/** A moment in time to the millisecond: `Date` in, `Date` out. */
export const instant = spelled(
  () => lite.integer({ mode: 'timestamp_ms' }),
  () => pg.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
)

/** Text that is one of the given values. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  spelled(
    () => lite.text({ enum: [...values] as [string, ...string[]] }).$type<T[number]>(),
    () => pg.text({ enum: [...values] as [string, ...string[]] }).$type<T[number]>(),
  )()

// drizzle's own jsonb parses strings a second time on the way out: the document "5" would come back as the number 5.
const jsonb = pg.customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => value,
})

/** A JSON document of type `T`, read and written whole. Key order is not kept. */
export const document = <T>() =>
  spelled(
    () => lite.text({ mode: 'json' }).$type<T>(),
    () => jsonb().$type<T>(),
  )()
