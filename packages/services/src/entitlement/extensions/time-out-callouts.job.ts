import { callouts } from '@latchkey/schema/tables/extensions'
import { and, asc, eq, gt, lte } from 'drizzle-orm'
import { eachDue } from '../../jobs/each-due.ts'
import type { Portal } from '../../portal.ts'
import { failCallout } from './fail-callout.ts'

/** Closes every call that was not answered in time; the requests that waited for them are denied. */
export const timeOutCallouts = (portal: Portal): Promise<number> =>
  eachDue(
    portal,
    async (afterId) => {
      const rows = await portal.db.read
        .select({ id: callouts.id })
        .from(callouts)
        .where(
          and(
            eq(callouts.state, 'waitingForCallback'),
            lte(callouts.waitUntil, portal.now()),
            gt(callouts.id, afterId),
          ),
        )
        .orderBy(asc(callouts.id))
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (calloutId) => failCallout(portal, { calloutId }),
  )
