import type { ProductId, ServicePlanId } from '@latchkey/core/ids'
import { samePlans } from '@latchkey/core/licensing/plans'
import { isPlainLine } from '@latchkey/core/plain-text'
import { optionalId } from '@latchkey/services/fields'
import { z } from 'zod'
import type { Params } from '../parts/address.ts'

/** What a group is to give and what no more, before it is applied. The address carries it, so that it can be shared and paged. */
export interface LicenseDraft {
  readonly give: readonly { readonly productId: ProductId; readonly disabledPlans: readonly ServicePlanId[] }[]
  readonly take: readonly ProductId[]
}

const betweenProducts = '*'
const betweenPlans = '.'

const parts = (text: string | null, separator: string): readonly string[] =>
  (text ?? '').split(separator).flatMap((part) => (part.length > 0 && part.length <= 64 ? part : []))

/** The draft that an address carries. */
export const draftAsked = (asked: URLSearchParams): LicenseDraft => ({
  give: (asked.get('give') ?? '').split(betweenProducts).flatMap((text) => {
    const [productId, ...disabledPlans] = parts(text, betweenPlans)
    return productId === undefined ? [] : [{ productId, disabledPlans }]
  }),
  take: parts(asked.get('take'), betweenProducts),
})

/** A draft as an address carries it. */
export const draftParams = ({ give, take }: LicenseDraft): Params => ({
  give: give
    .map(({ productId, disabledPlans }) => [productId, ...disabledPlans].join(betweenPlans))
    .join(betweenProducts),
  take: take.join(betweenProducts),
})

const texts = z.preprocess(
  (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
  z.array(z.string().max(130).refine(isPlainLine, 'Choose products of the list.')).max(5000, 'Choose fewer products.'),
)

/** What the form of a draft sends: the products shown, those to take away, and their plans, each behind the id of its product. */
export const LicenseDraftForm = z.object({
  product: texts,
  take: texts,
  plans: texts,
  on: texts,
  add: optionalId(),
  /** The button: `add`, `drop.` and a product, or none for the preview. */
  button: z.string().max(80).optional(),
})

/** A plan in the form: plans of several products stand on one page. */
export const planOf = (productId: ProductId, planId: ServicePlanId): string => `${productId}${betweenPlans}${planId}`

/** The draft of a form, in comparison with what the group gives now. */
export function draftOf(
  form: z.output<typeof LicenseDraftForm>,
  given: readonly { readonly productId: ProductId; readonly disabledPlans: readonly ServicePlanId[] }[],
): LicenseDraft {
  const dropped = form.button?.startsWith('drop.') ? form.button.slice('drop.'.length) : null
  const added = form.button === 'add' && form.add !== null ? [form.add] : []
  const shown = [...new Set([...form.product, ...added])].filter((productId) => productId !== dropped)
  const isTaken = (productId: ProductId) =>
    form.take.includes(productId) && given.some((license) => license.productId === productId)
  return {
    give: shown
      .filter((productId) => !isTaken(productId))
      .map((productId) => ({ productId, disabledPlans: plansOff(form, productId) }))
      .filter(({ productId, disabledPlans }) => {
        const now = given.find((license) => license.productId === productId)
        return now === undefined || !samePlans(now.disabledPlans, disabledPlans)
      }),
    take: shown.filter(isTaken),
  }
}

const plansOff = ({ plans, on }: z.output<typeof LicenseDraftForm>, productId: ProductId): readonly ServicePlanId[] => {
  const prefix = planOf(productId, '')
  return plans.filter((plan) => plan.startsWith(prefix) && !on.includes(plan)).map((plan) => plan.slice(prefix.length))
}
