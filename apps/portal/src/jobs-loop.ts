import { setTimeout as pause } from 'node:timers/promises'
import { system } from '@latchkey/core/authorization/actor'
import { seconds } from '@latchkey/core/time'
import { runDueJobs } from '@latchkey/services/jobs/run-jobs'
import { actingAs, type Portal } from '@latchkey/services/portal'

/** Jobs that run in this process until they are stopped. */
export interface JobsLoop {
  /** Resolves when the turn that is running has ended; none begins after it. */
  stop(): Promise<void>
}

const between = seconds(3)

/**
 * Looks for due jobs every few seconds, at moments that drift apart so that several processes do not all ask at once. A turn
 * that fails is logged and tried again at the next.
 */
export function startJobs(portal: Portal): JobsLoop {
  const stopping = new AbortController()
  const running = loop()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await turn()
      await pause(between * (0.5 + Math.random()), undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  async function turn(): Promise<void> {
    const requestId = portal.newId()
    try {
      await runDueJobs(actingAs(portal, system('jobs'), { requestId, address: null, userAgent: null }))
    } catch (error) {
      portal.log.error({ err: error, requestId }, 'The jobs could not run')
    }
  }
}
