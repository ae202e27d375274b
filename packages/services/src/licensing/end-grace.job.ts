import type { ProductId } from '@latchkey/core/ids'
import { licensePools } from '@latchkey/schema/tables/licensing'
import { and, asc, gt, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { eachDue } from '../jobs/each-due.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { endGrace } from './units-changed.ts'

/** Which product's grace period is looked at. */
const EndGrace = z.object({ productId: idOf('a product') })

const endGraceOf = operation('license.process', EndGrace, async (portal, tx, input) => {
  must(portal, 'license.process')
  return endGrace(portal, tx, input.productId)
})

/** Takes seats off products that had more seats than units for the whole of their grace period. */
export const endGracePeriods = (portal: Portal): Promise<number> =>
  eachDue(
    portal,
    async (afterId) => {
      const rows = await portal.db.read
        .select({ id: licensePools.productId })
        .from(licensePools)
        .where(and(isNotNull(licensePools.overSince), gt(licensePools.productId, afterId as ProductId)))
        .orderBy(asc(licensePools.productId))
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (productId) => endGraceOf(portal, { productId }),
  )
