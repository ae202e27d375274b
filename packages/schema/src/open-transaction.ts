import { AsyncLocalStorage } from 'node:async_hooks'
import type { Queries, Transaction } from './database.ts'

/** Refuses a transaction inside another: it would wait for the one around it, or be kept where that one is not. */
export interface Nesting {
  /** Runs `work` as a transaction's; rejects where it is started from inside another one. */
  enter<T>(work: () => Promise<T>): Promise<T>
  /** Whether the caller runs inside a transaction that is still open. */
  inside(): boolean
}

/** Follows the transactions of one handle along their asynchronous work. */
export function nesting(): Nesting {
  // Work that a transaction started and did not wait for carries its mark along, so the mark says when it is over.
  const marks = new AsyncLocalStorage<{ open: boolean }>()
  const inside = () => marks.getStore()?.open === true
  return {
    inside,
    async enter(work) {
      if (inside()) throw new Error('A transaction is already open: pass its tx along.')
      const mark = { open: true }
      try {
        return await marks.run(mark, work)
      } finally {
        mark.open = false
      }
    },
  }
}

const ofConnection = Symbol.for('latchkey.queriesOfConnection')

/** The queries of the connection behind a handle: the same for all its transactions. Throws where the transaction is over. */
export const queriesOf = (queries: Queries): Queries =>
  (Reflect.get(queries, ofConnection) as Queries | undefined) ?? queries

/**
 * Runs `work` with a transaction that answers only until `work` has settled. Where one of several branches fails, the others may
 * still run: what they write then would land in somebody else's transaction on the same connection.
 */
export async function whileOpen<T>(transaction: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  let open = true
  const tx = new Proxy(transaction, {
    get(queries, word) {
      if (!open) throw new Error('This transaction is over.')
      return word === ofConnection ? queries : Reflect.get(queries, word)
    },
  })
  try {
    return await work(tx)
  } finally {
    open = false
  }
}

/**
 * Remembers the first failed statement of a transaction. PostgreSQL answers the commit of such a transaction with a silent
 * rollback and SQLite keeps the other statements, so nobody may overlook it.
 */
export function failures() {
  let first: { readonly error: unknown } | undefined
  return {
    /** Forgets, for the next transaction. */
    forget: () => {
      first = undefined
    },
    /** Takes note of a failure. */
    note: (error: unknown) => {
      first ??= { error }
    },
    /** Throws the first failure, if there was one. */
    insistOnNone: () => {
      if (first) throw first.error
    },
  }
}
