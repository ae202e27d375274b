import type { ProductId, ServicePlanId } from '../ids.ts'
import type { PlanInFile, ProductInFile, ProductsFile } from './products-file.ts'
import type { FieldChange, ImportReport, PlannedChange } from './report.ts'

/** A product as it is stored. */
export interface StoredProduct {
  readonly id: ProductId
  readonly skuPartNumber: string
  readonly displayName: string
  readonly planIds: readonly ServicePlanId[]
}

/** A product that differs from what is stored. */
export interface ProductChange {
  readonly product: ProductInFile
  readonly fields: readonly FieldChange[]
  readonly addedPlans: readonly ServicePlanId[]
  readonly removedPlans: readonly ServicePlanId[]
}

/** What an import of products would do. */
export interface ProductsPlan {
  readonly created: readonly ProductInFile[]
  readonly updated: readonly ProductChange[]
  readonly unchanged: number
  /** Plans that are new or called otherwise than before. */
  readonly plans: readonly PlanInFile[]
}

/**
 * Compares a list of products with what is stored. Products that the list does not name stay as they are. A product
 * counts as updated where its names, its plans or the name of one of its plans change; a plan is taken out of a product
 * only where no row about the product was rejected.
 */
export function planProducts(
  file: ProductsFile,
  stored: { readonly products: readonly StoredProduct[]; readonly plans: readonly PlanInFile[] },
): ProductsPlan {
  const known = new Map(stored.products.map((product) => [product.id, product]))
  const knownPlans = new Map(stored.plans.map((plan) => [plan.id, plan]))
  const plans = file.plans.filter((plan) => !samePlan(plan, knownPlans.get(plan.id)))
  const renamed = new Map(plans.flatMap((plan) => (knownPlans.has(plan.id) ? [[plan.id, plan] as const] : [])))
  const changes = file.products.flatMap((product) => {
    const before = known.get(product.id)
    return before ? [changeOf(product, before, (id) => renameOf(renamed.get(id), knownPlans.get(id)))] : []
  })
  const updated = changes.filter(({ fields }) => fields.length > 0)
  return {
    created: file.products.filter(({ id }) => !known.has(id)),
    updated,
    unchanged: changes.length - updated.length,
    plans,
  }
}

const samePlan = (plan: PlanInFile, before: PlanInFile | undefined): boolean =>
  before?.displayName === plan.displayName && before.servicePlanName === plan.servicePlanName

const renameOf = (after: PlanInFile | undefined, before: PlanInFile | undefined): readonly FieldChange[] =>
  after && before ? [{ field: 'servicePlan', before: before.displayName, after: after.displayName }] : []

function changeOf(
  product: ProductInFile,
  before: StoredProduct,
  renames: (plan: ServicePlanId) => readonly FieldChange[],
): ProductChange {
  const planned = new Set(product.planIds)
  const had = new Set(before.planIds)
  const addedPlans = product.planIds.filter((id) => !had.has(id))
  const removedPlans = product.incomplete ? [] : before.planIds.filter((id) => !planned.has(id))
  const fields: FieldChange[] = []
  for (const field of ['displayName', 'skuPartNumber'] as const)
    if (product[field] !== before[field]) fields.push({ field, before: before[field], after: product[field] })
  if (addedPlans.length + removedPlans.length > 0)
    fields.push({
      field: 'servicePlans',
      before: had.size,
      after: had.size + addedPlans.length - removedPlans.length,
    })
  fields.push(...product.planIds.filter((id) => had.has(id)).flatMap(renames))
  return { product, fields, addedPlans, removedPlans }
}

/** The report of an import of products. */
export const productsReport = (file: ProductsFile, plan: ProductsPlan): ImportReport => ({
  kind: 'products',
  created: plan.created.length,
  updated: plan.updated.length,
  unchanged: plan.unchanged,
  rejected: file.rejected,
  ...(file.warnings.length > 0 ? { warnings: file.warnings } : {}),
})

/** What an import of products would change, one entry per product, in the order of the file. */
export const productChanges = (plan: ProductsPlan): readonly PlannedChange[] =>
  [
    ...plan.created.map((product) => ({ change: 'created' as const, product, fields: [] })),
    ...plan.updated.map(({ product, fields }) => ({ change: 'updated' as const, product, fields })),
  ]
    .sort((one, other) => one.product.line - other.product.line)
    .map(({ change, product, fields }) => ({
      change,
      line: product.line,
      name: product.displayName,
      detail: product.skuPartNumber,
      fields,
    }))
