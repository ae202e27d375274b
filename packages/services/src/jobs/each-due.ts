import type { Portal } from '../portal.ts'
import { turn } from '../turn.ts'

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
  for (let ids = await due(''); ids.length > 0; ids = await due(ids.at(-1) ?? ''))
    done += await eachOf(portal, ids, work)
  return done
}

/** As `eachDue`, for things that are known by their ids already. */
export async function eachOf(
  portal: Portal,
  ids: readonly string[],
  work: (id: string) => Promise<boolean>,
): Promise<number> {
  let done = 0
  for (const id of ids)
    try {
      if (await work(id)) done += 1
    } catch (error) {
      portal.log.error({ err: error, id, requestId: portal.origin.requestId }, 'one item of a job failed')
    }
  return done
}

/**
 * As `eachDue`, with one operation for a whole batch of ids: for things of which thousands are due at once. A batch that fails is done
 * again one by one, so that the one that fails holds up no other.
 */
export async function allDue(
  portal: Portal,
  due: (afterId: string) => Promise<readonly string[]>,
  work: (ids: readonly string[]) => Promise<number>,
): Promise<number> {
  let done = 0
  for (let ids = await due(''); ids.length > 0; ids = await due(ids.at(-1) ?? '')) {
    done += await togetherOrOneByOne(portal, ids, work)
    await turn()
  }
  return done
}

async function togetherOrOneByOne(
  portal: Portal,
  ids: readonly string[],
  work: (ids: readonly string[]) => Promise<number>,
): Promise<number> {
  try {
    return await work(ids)
  } catch (error) {
    if (ids.length === 1) {
      portal.log.error({ err: error, id: ids[0], requestId: portal.origin.requestId }, 'one item of a job failed')
      return 0
    }
  }
  let done = 0
  for (const id of ids) done += await togetherOrOneByOne(portal, [id], work)
  return done
}
