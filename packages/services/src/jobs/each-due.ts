import type { Portal } from '../portal.ts'

/**
 * Does something to each thing that is due, one operation each, a batch of ids at a time. One that fails is logged and does not hold
 * up the others; it is tried again at the next turn. Returns how many were done.
 */
export async function eachDue(
  portal: Portal,
  due: (afterId: string) => Promise<readonly string[]>,
  work: (id: string) => Promise<boolean>,
): Promise<number> {
  let done = 0
  for (let ids = await due(''); ids.length > 0; ids = await due(ids.at(-1) ?? '')) {
    for (const id of ids) {
      try {
        if (await work(id)) done += 1
      } catch (error) {
        portal.log.error({ err: error, id, requestId: portal.origin.requestId }, 'one item of a job failed')
      }
    }
  }
  return done
}
