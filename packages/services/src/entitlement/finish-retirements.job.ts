import { accessPackages } from '@latchkey/schema/tables/entitlement'
import { and, asc, gt, isNotNull, isNull, lte } from 'drizzle-orm'
import { eachDue } from '../jobs/each-due.ts'
import type { Portal } from '../portal.ts'
import { finishRetirement } from './finish-retirement.ts'

/** Deletes every retired package whose day has come and that nobody has any more. */
export const finishRetirements = (portal: Portal): Promise<number> =>
  eachDue(
    portal,
    async (afterId) => {
      const rows = await portal.db.read
        .select({ id: accessPackages.id })
        .from(accessPackages)
        .where(
          and(
            isNull(accessPackages.deletedAt),
            isNotNull(accessPackages.retiresAt),
            lte(accessPackages.retiresAt, portal.now()),
            gt(accessPackages.id, afterId),
          ),
        )
        .orderBy(asc(accessPackages.id))
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (accessPackageId) => finishRetirement(portal, { accessPackageId }),
  )
