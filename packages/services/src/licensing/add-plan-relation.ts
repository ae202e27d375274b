import { keptRule } from '@latchkey/core/licensing/presets'
import { objectionsToPlanRule } from '@latchkey/core/licensing/product-rules'
import { insist } from '@latchkey/core/objection'
import { insert } from '@latchkey/schema/insert'
import { planRelations } from '@latchkey/schema/tables/licensing'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { relicenseHolders } from './apply-presets.ts'
import { keepPlaces } from './product-places.store.ts'
import { planById, productsWith, rulesAbout } from './product-rules.store.ts'

/** Two plans that are to exclude each other, or of which the first is to need the second. */
export const AddPlanRelation = z.object({
  kind: z.enum(['excludes', 'requires'], { error: 'Choose a rule.' }),
  planId: idOf('a plan'),
  otherPlanId: idOf('another plan'),
})

/** A license administrator adds a rule about two plans. It holds for every product that has them. */
export const addPlanRelation = operation('product.update', AddPlanRelation, async (portal, tx, input) => {
  must(portal, 'product.update')
  const plan = await planById(tx, input.planId)
  const other = await planById(tx, input.otherPlanId)
  const rule = keptRule(input)
  insist(objectionsToPlanRule, { ...rule, present: await rulesAbout(tx, plan.id, other.id) })
  await insert(tx, planRelations, [{ ...rule, preset: false }])
  await record(portal, tx, [
    {
      activity: 'planRelation.added',
      target: { type: 'servicePlan', id: plan.id, name: plan.displayName },
      related: [{ type: 'servicePlan', id: other.id, name: other.displayName }],
      details: { kind: rule.kind },
    },
  ])
  const words = rule.kind === 'excludes' ? 'excludes' : 'needs'
  await relicenseHolders(
    portal,
    tx,
    await keepPlaces(tx, await productsWith(tx, [rule.planId])),
    `${plan.displayName} ${words} ${other.displayName}`,
  )
})
