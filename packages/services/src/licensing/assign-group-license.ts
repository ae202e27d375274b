import { objectionsToGroupLicense } from '@latchkey/core/licensing/license'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { keepGroupLicense, licensedGroup, liveGroupLicense, plansOf, productById } from './licenses.store.ts'
import { planChoice } from './plan-choice.ts'
import { relicenseWide } from './relicense-wide.ts'

/** Which product a group is to give, without which plans. */
export const AssignGroupLicense = z.object({
  groupId: idOf('a group'),
  productId: idOf('a product'),
  disabledPlans: planChoice(),
})

/**
 * A license administrator lets a group give a product to its members, or changes the plans of one that it gives. The members get
 * seats, or places in line in the order in which they joined the group.
 */
export const assignGroupLicense = operation('group.assignLicense', AssignGroupLicense, async (portal, tx, input) => {
  const group = await licensedGroup(tx, input.groupId)
  must(portal, 'group.assignLicense')
  const product = await productById(tx, input.productId)
  const before = await liveGroupLicense(tx, group.id, product.id)
  const plans = (await plansOf(tx, [product.id])).get(product.id) ?? []
  insist(objectionsToGroupLicense, {
    disabledPlans: input.disabledPlans,
    plans: plans.map(({ id }) => id),
    present: before?.disabledPlans ?? null,
  })
  await keepGroupLicense(portal, tx, {
    groupId: group.id,
    productId: product.id,
    disabledPlans: input.disabledPlans,
  })
  await record(portal, tx, [
    {
      activity: before ? 'group.licensePlansChanged' : 'group.licenseAssigned',
      target: { type: 'group', id: group.id, name: group.displayName },
      related: [{ type: 'product', id: product.id, name: product.displayName }],
      details: {
        disabledPlans: plans.filter(({ id }) => input.disabledPlans.includes(id)).map(({ displayName }) => displayName),
      },
    },
  ])
  const outcome = await relicenseWide(portal, tx, {
    kind: 'groupLicenses',
    groupId: group.id,
    cause: `${group.displayName} gives ${product.displayName}`,
    target: { type: 'group', id: group.id, name: group.displayName },
  })
  return outcome.runId
})
