import { objectionsToDirectLicenseRemoval } from '@latchkey/core/licensing/license'
import { insist } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { directLicenses, products, seats } from '@latchkey/schema/tables/licensing'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { relicense } from './relicense.ts'

/** Whose direct licenses are to end, by what they hold or wait for. */
export const RemoveLicenses = z.object({ seatIds: z.array(idOf('a license')).min(1, 'Choose licenses.').max(1000) })

/**
 * An administrator ends many direct licenses at once; those of them that come from groups stay as they are. Returns how many ended;
 * refuses where none of them is direct.
 */
export const removeLicenses = operation('license.remove', RemoveLicenses, async (portal, tx, input) => {
  must(portal, 'license.remove')
  const direct = await directAmong(tx, input.seatIds)
  insist(objectionsToDirectLicenseRemoval, { given: direct.length > 0 })
  await tx
    .update(directLicenses)
    .set({ endsAt: portal.now() })
    .where(
      inArray(
        directLicenses.id,
        direct.map(({ id }) => id),
      ),
    )
  await record(
    portal,
    tx,
    direct.map(({ userId, productId, productName }) => ({
      activity: 'license.removed',
      target: { type: 'product', id: productId, name: productName },
      subjectId: userId,
    })),
  )
  const userIds = [...new Set(direct.map(({ userId }) => userId))]
  await relicense(portal, tx, userIds, { endLetters: true })
  return direct.length
})

const directAmong = (tx: Transaction, seatIds: readonly string[]) =>
  tx
    .select({
      id: directLicenses.id,
      userId: directLicenses.userId,
      productId: products.id,
      productName: products.displayName,
    })
    .from(seats)
    .innerJoin(
      directLicenses,
      and(
        eq(directLicenses.userId, seats.userId),
        eq(directLicenses.productId, seats.productId),
        isNull(directLicenses.endsAt),
      ),
    )
    .innerJoin(products, eq(products.id, seats.productId))
    .where(and(inArray(seats.id, [...seatIds]), isNull(seats.endsAt)))
    .orderBy(asc(directLicenses.id))
