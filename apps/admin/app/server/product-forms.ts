import { AddPlanRelation, addPlanRelation } from '@latchkey/services/licensing/add-plan-relation'
import { AddSuperseded, addSuperseded } from '@latchkey/services/licensing/add-superseded'
import { RemovePlanRelation, removePlanRelation } from '@latchkey/services/licensing/remove-plan-relation'
import { RemoveSuperseded, removeSuperseded } from '@latchkey/services/licensing/remove-superseded'
import { SetProductRules, setProductRules } from '@latchkey/services/licensing/set-product-rules'
import { done, form, forms } from '@latchkey/web/server/forms'

/** Every form of a product's page: what is done to the product that the address names. */
export const productForms = forms({
  setRules: form(SetProductRules.omit({ productId: true }), async ({ portal, param, once }, value) => {
    const allowedCountries = value.allowedCountries?.join(',') ?? ''
    await setProductRules(portal, { ...value, allowedCountries, productId: param('productId') }, once)
    return done('The rules are saved.')
  }),
  addSuperseded: form(AddSuperseded.pick({ supersededId: true }), async ({ portal, param, once }, value) => {
    await addSuperseded(portal, { productId: param('productId'), ...value }, once)
    return done('The product replaces the other one now.')
  }),
  removeSuperseded: form(RemoveSuperseded.pick({ supersededId: true }), async ({ portal, param, once }, value) => {
    await removeSuperseded(portal, { productId: param('productId'), ...value }, once)
    return done('The product does not replace the other one any more.')
  }),
  addPlanRule: form(AddPlanRelation, async ({ portal, once }, value) => {
    await addPlanRelation(portal, value, once)
    return done('The rule is added.')
  }),
  removePlanRule: form(RemovePlanRelation, async ({ portal, once }, value) => {
    await removePlanRelation(portal, value, once)
    return done('The rule is removed.')
  }),
})
