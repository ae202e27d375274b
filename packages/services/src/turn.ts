import { setImmediate } from 'node:timers/promises'

/**
 * Lets everything else that waits in this process have its turn: answers, other requests. Long work on SQLite never waits for anything
 * itself, so it has to do this between its pieces.
 */
export const turn = (): Promise<void> => setImmediate()
