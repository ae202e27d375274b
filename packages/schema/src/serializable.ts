import { isConflict } from './conflict.ts'
import type { Database, Transaction } from './database.ts'
import { nesting, whileOpen } from './open-transaction.ts'
import { codesOf, retried } from './retry.ts'

/** Serialization failure, deadlock: the work is done again from the start. */
const lostRace = ['40001', '40P01']

/** Who has lost once waits in line with the other losers, so a few more tries are enough. */
const again = { tries: 40, firstWait: 10, longestWait: 200 }

/** One try at a transaction on a connection of its own: begins, works, commits or rolls back. `again` says that it has lost a race. */
export type Attempt = <T>(work: (tx: Transaction) => Promise<T>, again: boolean) => Promise<T>

/** The transactions of one PostgreSQL handle, and what has to be waited for before it closes. */
export interface Serializable {
  readonly transaction: Database['transaction']
  /** Whether the caller runs inside a transaction. */
  inside(): boolean
  /** Counts something as running. */
  running<T>(work: Promise<T>): Promise<T>
  /** Refuses new transactions and waits for everything that runs. */
  drained(): Promise<void>
}

/** Transactions that are tried again when they lost a race. */
export function serializable(attempt: Attempt): Serializable {
  const { enter, inside } = nesting()
  const current = new Set<Promise<unknown>>()
  let closing = false

  function running<T>(work: Promise<T>): Promise<T> {
    const done = work.then(
      () => undefined,
      () => undefined,
    )
    current.add(done)
    void done.then(() => current.delete(done))
    return work
  }

  return {
    inside,
    running,
    async transaction(work) {
      if (closing) throw new Error('The database is closed.')
      let tries = 0
      const next = () => attempt((tx) => whileOpen(tx, work), tries++ > 0)
      return running(enter(() => retried(again, lostOf(), next)))
    },
    async drained() {
      closing = true
      while (current.size > 0) await Promise.all(current)
    },
  }
}

const hasLostRace = (error: unknown): boolean => codesOf(error).some((code) => lostRace.includes(code))

/**
 * Whether a transaction lost a race. Of two that write the same thing at once the second may fail on its unique index, although it had looked
 * before (PostgreSQL says so of serializable transactions): it looks once more, and finds what the first wrote. What exists still fails then.
 */
function lostOf(): (error: unknown) => boolean {
  let conflicts = 0
  return (error) => {
    if (hasLostRace(error)) return true
    if (!isConflict(error)) return false
    conflicts += 1
    return conflicts === 1
  }
}
