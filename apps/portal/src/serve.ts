import { createServer, type Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { seconds } from '@latchkey/core/time'
import type { Portal } from '@latchkey/services/portal'
import { type AppName, appNames } from '@latchkey/web/apps'
import type { AppMount } from './app-mount.ts'
import { makeHost } from './host.ts'
import { type JobsLoop, startJobs } from './jobs-loop.ts'
import { type Listener, listen } from './listen.ts'
import { bringUpToDate, openPortal } from './open-portal.ts'
import { listeningOn, type ProcessSettings } from './settings.ts'

/** A portal that answers. */
export interface Serving {
  readonly portal: Portal
  /** The address on which it listens. */
  readonly url: string
  /** Takes no new request, finishes those that run (up to 10 s), stops the jobs and closes the database. */
  stop(): Promise<void>
}

/** How the apps are served: as they were built, or from their sources. */
export interface AppServing {
  readonly development: boolean
  mounts(names: readonly AppName[], server: Server): Promise<readonly AppMount[]>
  /** Wraps the listener of the host, where something must see requests before it does. */
  around?(listener: Listener): Listener
}

const patience = seconds(10)

/** Opens the database, migrates it, and serves. Nothing is answered before everything is ready. `open` is how: journeys bring a clock of their own. */
export async function serve(settings: ProcessSettings, apps: AppServing, open = openPortal): Promise<Serving> {
  let answer: Listener = (_incoming, outgoing) => outgoing.writeHead(503, { 'Retry-After': '1' }).end('starting')
  const server = createServer((incoming, outgoing) => answer(incoming, outgoing))
  const port = await listen(server, settings.host, settings.port)
  await bringUpToDate(settings)
  const { portal, close } = await open(listeningOn(settings, port), 'portal')
  const mounts = await apps.mounts(served(settings), server)
  const host = makeHost({
    portal,
    mounts,
    ready: () => isReady(portal),
    development: apps.development,
    answered: (facts) => debug(portal, facts),
  })
  const listener: Listener = getRequestListener(host.fetch)
  answer = apps.around?.(listener) ?? listener
  const jobs = portal.settings.jobs ? startJobs(portal) : undefined
  return { portal, url: `http://${shown(settings.host)}:${port}`, stop: () => stop(server, jobs, close) }
}

const served = (settings: ProcessSettings): readonly AppName[] =>
  appNames.filter((name) => settings.apps?.includes(name) ?? true)

const shown = (host: string): string =>
  host === '127.0.0.1' || host === '0.0.0.0' || host === '::' || host === '::1' ? 'localhost' : host

async function isReady(portal: Portal): Promise<boolean> {
  try {
    await portal.db.ping()
    return true
  } catch {
    return false
  }
}

async function stop(server: Server, jobs: JobsLoop | undefined, close: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  await Promise.all([Promise.race([closed, pause(patience, undefined, { ref: false })]), jobs?.stop()])
  server.closeAllConnections()
  await close()
}

/** The log of a portal knows no debug level; the process's own does. */
function debug({ log }: Portal, facts: object): void {
  ;(log as { debug?(facts: object, message: string): void }).debug?.(facts, 'answered')
}
