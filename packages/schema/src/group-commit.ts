import { AsyncResource } from 'node:async_hooks'
import { performance } from 'node:perf_hooks'

/** How long, in milliseconds, one commit gathers work: nobody's answer and no other process waits longer for it. */
const gatherFor = 10

/** What a connection is told around the work on it. */
export interface Bounds {
  /** Begins a transaction; waits for the writer of another process. */
  begin(): Promise<void>
  /** Puts what was done on disk. */
  commit(): void
  /** Undoes everything since `begin`, where that is still open. */
  rollback(): void
  /** Marks a place to come back to. */
  savepoint(): void
  /** Forgets the mark and keeps the work. */
  release(): void
  /** Undoes everything since the mark and forgets the mark. */
  rollbackToSavepoint(): void
  /** Whether the transaction is open; a full disk ends it without being asked. */
  isOpen(): boolean
}

/** One waiting piece of work and whom to tell. */
interface Turn {
  readonly run: () => Promise<unknown>
  readonly answer: (value: unknown) => void
  readonly fail: (error: unknown) => void
}

/** The queue of one connection. */
export interface GroupCommit {
  /** Does something in a transaction; resolves when it is on disk. */
  run<T>(work: () => Promise<T>): Promise<T>
  /** Waits until nothing is left to do. */
  idle(): Promise<void>
}

/**
 * Runs transactions one after another on one connection, and lets those that wait at the same time share one commit: the disk is
 * waited for once for all of them. Each is answered only after that commit. Each stands alone all the same: one that fails is undone
 * by itself and the others stay. The first needs no savepoint, so that a large transaction pays for none.
 */
export function groupCommit(bounds: Bounds): GroupCommit {
  const waiting: Turn[] = []
  let serving: Promise<void> | undefined

  async function serve(): Promise<void> {
    for (let first = waiting.shift(); first; first = waiting.shift()) {
      // Everybody concerned has been told; the next one begins anew, or is told in turn.
      await together(bounds, first, waiting).catch(() => undefined)
    }
    serving = undefined
  }

  return {
    run: (work) =>
      new Promise((answer, fail) => {
        // The work keeps the asynchronous context of who asked for it, not of who happened to start the queue.
        waiting.push({ run: AsyncResource.bind(work), answer: answer as Turn['answer'], fail })
        serving ??= serve()
      }),
    async idle() {
      while (serving) await serving
    },
  }
}

/** One commit: the first in line, and who else comes while it gathers. */
async function together(bounds: Bounds, first: Turn, waiting: Turn[]): Promise<void> {
  const taken = [first]
  const answers: (() => void)[] = []
  const nextBy = (until: number) => (performance.now() < until ? waiting.shift() : undefined)
  try {
    await bounds.begin()
    const until = performance.now() + gatherFor
    const value = await first.run()
    answers.push(() => first.answer(value))
    for (let next = nextBy(until); next; next = nextBy(until)) {
      taken.push(next)
      answers.push(await alone(bounds, next))
    }
    bounds.commit()
  } catch (error) {
    for (const turn of taken) turn.fail(error)
    bounds.rollback()
    return
  }
  for (const answer of answers) answer()
}

/** Work between a savepoint and its release; returns how its caller is told once all is committed. */
async function alone(bounds: Bounds, turn: Turn): Promise<() => void> {
  bounds.savepoint()
  try {
    const value = await turn.run()
    bounds.release()
    return () => turn.answer(value)
  } catch (error) {
    if (!bounds.isOpen()) throw error
    bounds.rollbackToSavepoint()
    return () => turn.fail(error)
  }
}
