import { setTimeout as wait } from 'node:timers/promises'

/** How often something is tried again after it lost against somebody else. */
export interface Retries {
  readonly tries: number
  /** The first wait in milliseconds; each further one is twice as long at most, and random within that. */
  readonly firstWait: number
  readonly longestWait: number
}

/** Does something until it succeeds, fails for another reason, or has been tried often enough. Waits are jittered, so that contenders part. */
export async function retried<T>(rule: Retries, lost: (error: unknown) => boolean, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= rule.tries || !lost(error)) throw error
      await wait(Math.random() * Math.min(rule.firstWait * 2 ** attempt, rule.longestWait))
    }
  }
}

/** The error codes along the chain of causes of an error. */
export function codesOf(error: unknown): readonly string[] {
  const codes: string[] = []
  for (let at = error; typeof at === 'object' && at !== null; at = (at as { cause?: unknown }).cause) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string') codes.push(code)
  }
  return codes
}
