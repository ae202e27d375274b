import { performance } from 'node:perf_hooks'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { messages } from '@latchkey/schema/tables/notifications'
import { setPolicyRule } from '@latchkey/services/entitlement/automatic/set-policy-rule'
import { runJob } from '@latchkey/services/jobs/run-jobs'
import { databaseAt } from '@latchkey/testing/database-at'
import { portalOver } from '@latchkey/testing/portal-over'
import { eq } from 'drizzle-orm'
import { throughRuns } from '../parts/through-runs.ts'
import { firstPackage, seed, seedCompany } from './seed.ts'
import type { Size } from './size.ts'

/** What ending many assignments in one run took, and what it left behind. */
export interface Expired {
  readonly seconds: number
  readonly ended: number
  readonly events: number
  readonly letters: number
}

/** Fills a database and lets the job end everything whose time is over. */
export async function expire(place: string, size: Size): Promise<Expired> {
  const portal = portalOver(await databaseAt(place))
  try {
    await seed(portal, size)
    const started = performance.now()
    const { done, error } = await runJob(portal, 'expire-assignments')
    const seconds = (performance.now() - started) / 1000
    if (error !== null) throw new Error(error)
    const live = await portal.db.read.$count(assignments, eq(assignments.state, 'expired'))
    return {
      seconds,
      ended: Math.min(done, live),
      events: await portal.db.read.$count(auditEvents, eq(auditEvents.activity, 'assignment.ended')),
      letters: await portal.db.read.$count(messages, eq(messages.template, 'accessEnded')),
    }
  } finally {
    await portal.db.close()
  }
}

/** What assigning a package to many by a rule took, and what it left behind. */
export interface Assigned {
  readonly seconds: number
  readonly assigned: number
  readonly events: number
  readonly letters: number
}

/** Lets a rule that takes everybody assign a package, with mail, and takes the run to its end. */
export async function assignByRule(place: string, size: Size): Promise<Assigned> {
  const portal = portalOver(await databaseAt(place))
  try {
    await seedCompany(portal, size)
    const started = performance.now()
    await setPolicyRule(portal, {
      accessPackageId: firstPackage(),
      revision: 0,
      displayName: 'Everybody',
      membershipRule: 'user.userType -eq "Member"',
      notifies: true,
    })
    await throughRuns(portal)
    const seconds = (performance.now() - started) / 1000
    return {
      seconds,
      assigned: await portal.db.read.$count(assignments, eq(assignments.state, 'delivered')),
      events: await portal.db.read.$count(auditEvents, eq(auditEvents.activity, 'assignment.delivered')),
      letters: await portal.db.read.$count(messages, eq(messages.template, 'accessDelivered')),
    }
  } finally {
    await portal.db.close()
  }
}
