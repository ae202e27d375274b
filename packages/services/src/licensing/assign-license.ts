import { objectionsToDirectLicense } from '@latchkey/core/licensing/license'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { keepDirectLicense, licensedUser, liveDirectLicense, plansOf, productById } from './licenses.store.ts'
import { planChoice } from './plan-choice.ts'
import { relicense } from './relicense.ts'

/** Which product a person is to have directly, without which plans. */
export const AssignLicense = z.object({
  userId: idOf('a person'),
  productId: idOf('a product'),
  disabledPlans: planChoice(),
})

/** An administrator assigns a product to a person directly, or changes the plans of one. They get a seat or a place in line. */
export const assignLicense = operation('license.assign', AssignLicense, async (portal, tx, input) => {
  const user = await licensedUser(tx, input.userId)
  must(portal, 'license.assign')
  const product = await productById(tx, input.productId)
  const before = await liveDirectLicense(tx, user.id, product.id)
  const plans = (await plansOf(tx, [product.id])).get(product.id) ?? []
  insist(objectionsToDirectLicense, {
    usageLocation: user.usageLocation,
    disabledPlans: input.disabledPlans,
    plans: plans.map(({ id }) => id),
    present: before?.disabledPlans ?? null,
  })
  await keepDirectLicense(portal, tx, {
    userId: user.id,
    productId: product.id,
    disabledPlans: input.disabledPlans,
  })
  await record(portal, tx, [
    {
      activity: before ? 'license.plansChanged' : 'license.assigned',
      target: { type: 'product', id: product.id, name: product.displayName },
      subjectId: user.id,
      details: {
        disabledPlans: plans.filter(({ id }) => input.disabledPlans.includes(id)).map(({ displayName }) => displayName),
      },
    },
  ])
  await relicense(portal, tx, [user.id])
})
