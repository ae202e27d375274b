import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { system } from '@latchkey/core/authorization/actor'
import { databaseFile } from '@latchkey/schema/open-database'
import { changePassword } from '@latchkey/services/authentication/change-password'
import { resetPassword } from '@latchkey/services/authentication/reset-password'
import { beginSession } from '@latchkey/services/authentication/sign-in'
import { disableUser } from '@latchkey/services/directory/disable-user'
import { groupById, type StoredGroup, saveGroup } from '@latchkey/services/directory/groups.store'
import { decideRequest } from '@latchkey/services/entitlement/decide-request'
import { submitRequest } from '@latchkey/services/entitlement/submit-request'
import { demoId } from '@latchkey/services/installation/demo/demo-id'
import { demoUserId } from '@latchkey/services/installation/demo/people'
import { demoPackageId } from '@latchkey/services/installation/demo/structure'
import { issueSetupCode } from '@latchkey/services/installation/setup-code'
import { type JobName, jobNames } from '@latchkey/services/jobs/jobs'
import { runJob } from '@latchkey/services/jobs/run-jobs'
import { actingAs, type Portal } from '@latchkey/services/portal'
import { asPerson } from '@latchkey/testing/as-person'
import { builtApps } from '../../apps/portal/src/built-apps.ts'
import { newIds } from '../../apps/portal/src/new-id.ts'
import { openPortal } from '../../apps/portal/src/open-portal.ts'
import { type Serving, serve } from '../../apps/portal/src/serve.ts'
import { settingsOf } from '../../apps/portal/src/settings.ts'
import { type Mail, openMailbox } from './mailbox.ts'

/** What a portal starts from: the demo organization as it was prepared once, or nothing at all. */
export type Start = 'demo' | 'empty'

/** A fault that the portal wrote into its log: journeys allow none. */
export interface Fault {
  readonly message: string
  readonly facts: string
}

/**
 * What journeys can ask of the portal beside what its pages offer: they move its clock, run its jobs and read the mail that reached the
 * SMTP server. Only the process that started this one can ask, over its own channel.
 */
export async function openCommands(folder: string, prepared: string) {
  const mailbox = await openMailbox()
  let ahead = 0
  let faults: Fault[] = []
  let serving: Serving | undefined
  let starts = 0
  let port = 0
  const lost = new Map<string, StoredGroup>()

  const now = () => new Date(Date.now() + ahead)
  const portal = (): Portal => {
    if (!serving) throw new Error('nothing is served yet: begin first')
    return serving.portal
  }
  const as = (key: string) => asPerson(portal(), demoUserId(key))

  const withClock: typeof openPortal = async (settings, name) => {
    const opened = await openPortal(settings, name)
    const error = (facts: object, message: string) => faults.push({ message, facts: told(facts) })
    const log = { info() {}, warn() {}, error }
    return { ...opened, portal: { ...opened.portal, now, newId: newIds(() => now().getTime()), log } }
  }

  return {
    /** Serves a fresh installation, always at the same address, and forgets the one before. */
    async begin(start: Start): Promise<string> {
      await serving?.stop()
      starts += 1
      ahead = 0
      faults = []
      lost.clear()
      mailbox.forget()
      const data = path.join(folder, `data-${starts}`)
      mkdirSync(data, { recursive: true })
      if (start === 'demo') copyFileSync(databaseFile(prepared), databaseFile(data))
      const settings = settingsOf({
        PORT: String(port),
        SMTP_URL: mailbox.url,
        LATCHKEY_JOBS: 'off',
        LATCHKEY_TIME_ZONE: 'UTC',
        LATCHKEY_DATA: data,
        LATCHKEY_APPS: process.env.LATCHKEY_APPS,
      })
      serving = await serve(settings, builtApps, withClock)
      port = serving.portal.settings.port
      rmSync(path.join(folder, `data-${starts - 1}`), { recursive: true, force: true })
      return serving.url
    },
    /** Moves the clock on, in milliseconds. */
    async advance(length: number): Promise<void> {
      ahead += length
    },
    async now(): Promise<string> {
      return now().toISOString()
    },
    async runJob(name: JobName): Promise<number> {
      const turn = await runJob(portal(), name)
      if (turn.error !== null) throw new Error(`the job ${name} failed: ${turn.error}`)
      return turn.done
    },
    /** Runs every job once, in their order, and then sends what they wrote. */
    async runJobs(): Promise<void> {
      for (const name of [...jobNames, 'send-mail' as const]) await runJob(portal(), name)
    },
    /** Sends what waits in the outbox, and tells what the SMTP server has got so far. */
    async mails(): Promise<readonly Mail[]> {
      await runJob(portal(), 'send-mail')
      return mailbox.mails()
    },
    /** What went wrong since it was last asked. */
    async takeFaults(): Promise<readonly Fault[]> {
      const taken = faults
      faults = []
      return taken
    },
    /** Begins a session for somebody whom the door of the cast does not let in. The Set-Cookie value. */
    async letIn(key: string): Promise<string> {
      return portal().db.transaction((tx) => beginSession(portal(), tx, demoUserId(key), null))
    },
    /** Gives somebody a password of their own: a reset, then a change, as in life. */
    async setPassword(key: string, password: string): Promise<void> {
      const currentPassword = await resetPassword(portal(), { userId: demoUserId(key) })
      await changePassword(await as(key), { currentPassword, password, passwordAgain: password }, null)
    },
    /** Gives somebody a temporary password, which they must change. */
    async resetPassword(key: string): Promise<string> {
      return resetPassword(portal(), { userId: demoUserId(key) })
    },
    async disable(key: string): Promise<void> {
      await disableUser(await as('vera'), { userId: demoUserId(key) })
    },
    /** A group goes that packages still give, which the portal itself never allows: a hand in the database, or another program. */
    async loseGroup(key: string): Promise<void> {
      const group = await groupById(portal().db.read, demoId(`group:${key}`))
      lost.set(key, group)
      await portal().db.transaction((tx) => saveGroup(tx, group, { deletedAt: now() }))
    },
    /** A group that was lost is there again. */
    async findGroup(key: string): Promise<void> {
      const group = lost.get(key)
      if (!group) throw new Error(`the group ${key} is not lost`)
      await portal().db.transaction((tx) => saveGroup(tx, group, { deletedAt: null }))
    },
    async setupCode(): Promise<string> {
      return issueSetupCode(actingAs(portal(), system('journey')))
    },
    /** Somebody asks for a package of the demo organization. The id of the request. */
    async ask(
      key: string,
      packageKey: string,
      forDays: number | null = null,
      why = 'For a journey.',
      answers: Readonly<Record<string, string>> = {},
    ): Promise<string> {
      const accessPackageId = demoPackageId(packageKey)
      return submitRequest(await as(key), { accessPackageId, justification: why, requestedDays: forDays, answers })
    },
    /** Somebody decides a stage of a request, from 0. */
    async decide(
      key: string,
      requestId: string,
      stage: number,
      verdict: 'approve' | 'deny' = 'approve',
    ): Promise<void> {
      await decideRequest(await as(key), { requestId, stage, verdict, reason: 'Decided in a journey.' })
    },
    async stop(): Promise<void> {
      await serving?.stop()
      await mailbox.close()
    },
  }
}

/** The commands by their names. */
export type Commands = Awaited<ReturnType<typeof openCommands>>

function told(facts: object): string {
  const { err } = facts as { err?: unknown }
  return err instanceof Error ? (err.stack ?? err.message) : JSON.stringify(facts)
}
