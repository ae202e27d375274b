import { byRole, may, mayAnywhere } from '@latchkey/core/authorization/may'
import type { Permission } from '@latchkey/core/authorization/permissions'
import { after, days } from '@latchkey/core/time'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { and, count, eq, gt, isNull, lte } from 'drizzle-orm'
import { inCatalogsOf } from '../entitlement/catalog-relations.store.ts'
import { listJobs } from '../jobs/jobs.views.ts'
import { countMessages } from '../notifications/messages.views.ts'
import type { Portal } from '../portal.ts'
import { within } from '../visible.ts'
import { keptPastEnd } from './kept-past-end.store.ts'
import { leavingSoon } from './leaving-soon.store.ts'
import { countPeople, lingeringAccess } from './lingering-access.store.ts'
import { openRequests } from './open-requests.store.ts'
import { seatsOfAll } from './seats-short.store.ts'
import { unapprovablePolicies } from './unapprovable.store.ts'

/** How many of each kind Home shows; the rest is one click away. */
const shown = 5

/** How many days before it ends access counts as ending soon. */
const soonDays = 14

/** What needs attention, for the home of Admin. A part is null where the one who acts may not read it. */
export async function adminOverview(portal: Portal) {
  const { actor } = portal
  const db = portal.db.read
  const [people, seats, access, mail, jobs] = await Promise.all([
    byRole(actor, 'user.read')
      ? Promise.all([
          countPeople(db),
          lingeringAccess(db, shown),
          leavingSoon(portal, shown),
          keptPastEnd(portal),
        ]).then(([counts, lingering, leaving, kept]) => ({ ...counts, lingering, leaving, kept }))
      : null,
    may(actor, 'product.read') ? seatsOfAll(db) : null,
    mayAnywhere(actor, 'catalog.read') ? accessOverview(portal) : null,
    may(actor, 'message.read') ? countMessages(portal) : null,
    may(actor, 'job.read') ? listJobs(portal) : null,
  ])
  return { people, seats, access, mail, failedJobs: jobs?.filter(({ lastError }) => lastError !== null) ?? null }
}

/** What the home of Admin knows. */
export type AdminOverview = Awaited<ReturnType<typeof adminOverview>>

async function accessOverview(portal: Portal) {
  const db = portal.db.read
  const inCatalogs = (permission: Permission) =>
    within(portal, permission, inCatalogsOf(db, portal.actor, accessPackages.catalogId))
  const [requests, unapprovable, endingSoon] = await Promise.all([
    openRequests(db, shown, inCatalogs('accessRequest.read')),
    unapprovablePolicies(db, inCatalogs('accessPackage.read')),
    countEnding(),
  ])
  return { requests, unapprovable, endingSoon, soonDays }

  async function countEnding(): Promise<number> {
    const now = portal.now()
    const [row] = await db
      .select({ ending: count() })
      .from(assignments)
      .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
      .where(
        and(
          isNull(assignments.endsAt),
          gt(assignments.expiresAt, now),
          lte(assignments.expiresAt, after(now, days(soonDays))),
          inCatalogs('assignment.read'),
        ),
      )
    return row?.ending ?? 0
  }
}
