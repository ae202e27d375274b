import { keptRule, presetKey } from '@latchkey/core/licensing/presets'
import { objectionsToPlanRuleRemoval } from '@latchkey/core/licensing/product-rules'
import { insist } from '@latchkey/core/objection'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { AddPlanRelation } from './add-plan-relation.ts'
import { relicenseHolders } from './apply-presets.ts'
import { keepPlaces } from './product-places.store.ts'
import { dropPlanRule, planById, productsWith, refusePreset, rulesAbout } from './product-rules.store.ts'

/** Which rule about two plans is to go. */
export const RemovePlanRelation = AddPlanRelation

/** A license administrator takes a rule about two plans away. A preset that goes this way does not come back with an import. */
export const removePlanRelation = operation('product.update', RemovePlanRelation, async (portal, tx, input) => {
  must(portal, 'product.update')
  const plan = await planById(tx, input.planId)
  const other = await planById(tx, input.otherPlanId)
  const rule = keptRule(input)
  const stored = (await rulesAbout(tx, plan.id, other.id)).find((one) => presetKey.rule(one) === presetKey.rule(rule))
  insist(objectionsToPlanRuleRemoval, { present: stored !== undefined })
  await dropPlanRule(tx, rule)
  if (stored?.preset) await refusePreset(tx, presetKey.rule(rule), portal.now())
  await record(portal, tx, [
    {
      activity: 'planRelation.removed',
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
    `${plan.displayName} ${words} ${other.displayName} no more`,
  )
})
