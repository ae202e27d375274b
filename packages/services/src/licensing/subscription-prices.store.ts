import { amongGiven } from '@latchkey/schema/among'
import { prepared } from '@latchkey/schema/prepared'
import { subscriptions } from '@latchkey/schema/tables/licensing'

/** What the subscriptions of some products come to: their state, units and price. `productIds` is a list (`listed`). One query. */
export const pricesOf = prepared((db) =>
  db
    .select({
      productId: subscriptions.productId,
      state: subscriptions.state,
      units: subscriptions.units,
      pricePerMonth: subscriptions.pricePerMonth,
      currency: subscriptions.currency,
    })
    .from(subscriptions)
    .where(amongGiven(subscriptions.productId, 'productIds')),
)
