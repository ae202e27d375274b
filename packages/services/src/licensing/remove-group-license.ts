import { objectionsToGroupLicenseRemoval } from '@latchkey/core/licensing/license'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { endGroupLicense, licensedGroup, liveGroupLicense, productById } from './licenses.store.ts'
import { relicenseWide } from './relicense-wide.ts'

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
  const outcome = await relicenseWide(portal, tx, {
    kind: 'groupLicenses',
    groupId: group.id,
    cause: `${group.displayName} gives ${product.displayName} no more`,
    target: { type: 'group', id: group.id, name: group.displayName },
  })
  return outcome.runId
})
