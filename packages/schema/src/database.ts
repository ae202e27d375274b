import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'

/** What a query may do: the part of drizzle that both dialects share. */
export type Queries = Pick<
  BaseSQLiteDatabase<'async', unknown, Record<string, never>>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$with' | 'with' | '$count'
>

declare const inTransaction: unique symbol

/** Queries that live and die together. Only `Database.transaction` makes one. */
export type Transaction = Queries & { readonly [inTransaction]: true }

/** A handle on one database. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres' | 'pglite'
  /** Committed data, for reading. */
  readonly read: Queries
  /**
   * One serializable transaction; it is on disk when the promise resolves. `work` may run again after a conflict: it must have no effect but its
   * queries. One inside another is refused.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Rejects where the database does not answer. */
  ping(): Promise<void>
  /** Waits for what is running, then closes. */
  close(): Promise<void>
}
