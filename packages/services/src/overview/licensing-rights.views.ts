import type { Portal } from '../portal.ts'
import { type WhyNot, whyNot } from './why-not.ts'

/** For everything that is done to a product: why the one who acts cannot, null where they can. */
export interface ProductRights {
  readonly update: WhyNot
  readonly createSubscription: WhyNot
  readonly updateSubscription: WhyNot
}

/** For everything that is done to licenses as such: why the one who acts cannot, null where they can. */
export interface LicenseRights {
  readonly reprocess: WhyNot
  readonly remove: WhyNot
}

/** What the one who acts can do to the licenses of others. */
export const licenseRights = ({ actor }: Portal): LicenseRights => ({
  reprocess: whyNot(actor, 'license.reprocess'),
  remove: whyNot(actor, 'license.remove'),
})

/** What the one who acts can do to products, asked of the same rules that the operations insist on. */
export const productRights = ({ actor }: Portal): ProductRights => ({
  update: whyNot(actor, 'product.update'),
  createSubscription: whyNot(actor, 'subscription.create'),
  updateSubscription: whyNot(actor, 'subscription.update'),
})
