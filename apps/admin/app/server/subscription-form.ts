import { CreateSubscription } from '@latchkey/services/licensing/create-subscription'
import { UpdateSubscription } from '@latchkey/services/licensing/update-subscription'
import { z } from 'zod'

/** A price as it is typed, "12.50" or "12,5", in cents; null where it is empty. */
const price = z
  .string()
  .trim()
  .nullish()
  .transform((text, context) => {
    if (!text) return null
    const [, whole, part = ''] = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text) ?? []
    if (whole !== undefined) return Number(whole) * 100 + Number(part.padEnd(2, '0'))
    context.addIssue({ code: 'custom', message: 'Enter a price like 12.50.' })
    return z.NEVER
  })

/** What the form of a subscription sends: the price in units of the currency. */
export const SubscriptionForm = CreateSubscription.omit({ productId: true, pricePerMonth: true }).extend({ price })

/** What the form of a subscription that there is sends, with the revision that the page showed. */
export const ChangedSubscriptionForm = SubscriptionForm.extend({
  revision: UpdateSubscription.shape.revision,
  /** The button: `preview`, or none to save. */
  button: z.string().max(20).optional(),
})

/** The fields of a subscription as operations take them. */
export const subscriptionOf = ({ price, ...fields }: z.output<typeof SubscriptionForm>) => ({
  ...fields,
  pricePerMonth: price,
})
