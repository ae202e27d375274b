import { objectionsToGroupLicenseRemoval } from '@latchkey/core/licensing/license'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { memberIdsOf } from '../directory/memberships.store.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { licenseEndedLetters } from './license-ended-letters.ts'
import { endGroupLicense, licensedGroup, liveGroupLicense, productById } from './licenses.store.ts'
import { settleSeats } from './settle-seats.ts'

/** Which product a group is not to give any more. */
export const RemoveGroupLicense = z.object({ groupId: idOf('a group'), productId: idOf('a product') })

/** A license administrator takes a product from a group. Members without another reason lose their seats, which pass on at once. */
export const removeGroupLicense = operation('group.removeLicense', RemoveGroupLicense, async (portal, tx, input) => {
  const group = await licensedGroup(tx, input.groupId)
  must(portal, 'group.removeLicense')
  const product = await productById(tx, input.productId)
  const live = await liveGroupLicense(tx, group.id, product.id)
  insist(objectionsToGroupLicenseRemoval, { given: live !== undefined })
  await endGroupLicense(portal, tx, group.id, product.id)
  await record(portal, tx, [
    {
      activity: 'group.licenseRemoved',
      target: { type: 'group', id: group.id, name: group.displayName },
      related: [{ type: 'product', id: product.id, name: product.displayName }],
    },
  ])
  const steps = await settleSeats(portal, tx, product.id, await memberIdsOf(tx, group.id))
  await record(portal, tx, [], licenseEndedLetters(portal, product.displayName, steps))
})
