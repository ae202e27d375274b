import type { ProductId, UserId } from '@latchkey/core/ids'
import type { Effect } from '@latchkey/core/licensing/preview'
import type { Portal } from '../portal.ts'
import { previewGroupLicenses, previewProductRules, previewUnits } from './change-preview.views.ts'
import type { LaidOut } from './laid-out.testing.ts'
import { productById, subscriptionById } from './licenses.store.ts'
import { licensesOfGroup, licensesOfUser } from './licenses.views.ts'
import type { ChangePreview } from './preview-change.ts'
import type { Change } from './random-organizations.testing.ts'
import { setGroupLicenses } from './set-group-licenses.ts'
import { setProductRules } from './set-product-rules.ts'
import { updateSubscription } from './update-subscription.ts'

const differs = ({ before, after, errorBefore, error, plansOn, plansOff }: Effect): boolean =>
  before !== after || errorBefore !== error || plansOn.length + plansOff.length > 0

/** Effects that change anything, in an order of their own. */
export const inOrder = (effects: readonly Effect[]): readonly Effect[] =>
  effects
    .filter(differs)
    .map((effect) => ({ ...effect, plansOn: [...effect.plansOn].sort(), plansOff: [...effect.plansOff].sort() }))
    .sort((one, other) => (`${one.userId} ${one.productId}` < `${other.userId} ${other.productId}` ? -1 : 1))

/** What everybody has, as their own pages tell it. */
export async function present(portal: Portal, { userIds }: LaidOut) {
  const found = new Map<
    string,
    { userId: UserId; productId: ProductId; state: Effect['after']; error: Effect['error']; plans: string[] }
  >()
  for (const userId of userIds)
    for (const { productId, state, error, enabledPlans } of (await licensesOfUser(portal, userId)).licenses) {
      const plans = state === 'held' ? enabledPlans.map(({ id }) => id) : []
      found.set(`${userId} ${productId}`, { userId, productId, state, error, plans })
    }
  return found
}

/** What everybody has, by person and product. */
export type Present = Awaited<ReturnType<typeof present>>

/** What became of what everybody has. */
export const between = (before: Present, after: Present): readonly Effect[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    const { userId, productId } = is ?? was ?? {}
    if (userId === undefined || productId === undefined) return []
    return [
      {
        userId,
        productId,
        before: was?.state ?? null,
        after: is?.state ?? null,
        errorBefore: was?.error ?? null,
        error: is?.error ?? null,
        plansOn: (is?.plans ?? []).filter((plan) => !was?.plans.includes(plan)),
        plansOff: (was?.plans ?? []).filter((plan) => !is?.plans.includes(plan)),
      },
    ]
  })

/** Previews a drawn change, and a way to apply exactly it; null where nothing would be left of it. */
export async function previewed(
  portal: Portal,
  organization: LaidOut,
  drawn: Change,
): Promise<{ preview: ChangePreview; apply: () => Promise<unknown> } | null> {
  if (drawn.kind === 'groupLicenses') {
    const given = await licensesOfGroup(portal, organization.idOf(drawn.group))
    const change = organization.licensesOf(
      drawn,
      given.map(({ productId }) => productId),
    )
    if (change.give.length + change.take.length === 0) return null
    const preview = await previewGroupLicenses(portal, change)
    const give = change.give.map(({ productId, disabledPlans }) => ({ productId, disabledPlans: [...disabledPlans] }))
    const input = { groupId: change.groupId, give, take: [...change.take], digest: preview.digest }
    return { preview, apply: () => setGroupLicenses(portal, input) }
  }
  const productId = organization.idOf(drawn.product)
  if (drawn.kind === 'units') {
    const { revision, name, currency, pricePerMonth, id } = await subscriptionById(
      portal.db.read,
      `${productId}-bought`,
    )
    const change = { subscriptionId: id, units: drawn.units, state: drawn.state, pricePerMonth, currency }
    const preview = await previewUnits(portal, change)
    return { preview, apply: () => updateSubscription(portal, { ...change, name, revision, digest: preview.digest }) }
  }
  const { revision, lowShare } = await productById(portal.db.read, productId)
  const { rank, allowed } = drawn
  const preview = await previewProductRules(portal, { productId, rank, allowedCountries: allowed })
  const input = {
    productId,
    revision,
    lowShare,
    rank,
    allowedCountries: allowed?.join(', ') ?? null,
    digest: preview.digest,
  }
  return { preview, apply: () => setProductRules(portal, input) }
}
