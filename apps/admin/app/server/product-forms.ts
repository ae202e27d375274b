import { AddPlanRelation, addPlanRelation } from '@latchkey/services/licensing/add-plan-relation'
import { AddSuperseded, addSuperseded } from '@latchkey/services/licensing/add-superseded'
import { RemovePlanRelation, removePlanRelation } from '@latchkey/services/licensing/remove-plan-relation'
import { RemoveSuperseded, removeSuperseded } from '@latchkey/services/licensing/remove-superseded'
import { setProductRules } from '@latchkey/services/licensing/set-product-rules'
import { done, form, forms } from '@latchkey/web/server/forms'
import { adminPage } from '../parts/address.ts'
import { ProductRulesForm, rulesParams } from './product-rules-draft.ts'

/** Every form of a product's page: what is done to the product that the address names. */
export const productForms = forms({
  setRules: form(ProductRulesForm, async ({ portal, param, once }, { button, ...value }) => {
    if (button === 'preview') return done(null, adminPage(`/products/${param('productId')}/rules`, rulesParams(value)))
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
