import type { GroupId, ProductId, ServicePlanId, UserId } from '@latchkey/core/ids'
import type { ProductRules } from './product-facts.store.ts'

/** A license of a group as it would be; without plans it would not be given at all. It reaches whom the licenses of the group reach. */
export interface SupposedLicense {
  readonly groupId: GroupId
  readonly productId: ProductId
  readonly disabledPlans: readonly ServicePlanId[] | null
  readonly priority: number
}

/** Memberships as they would be: in which groups one of somebody's would have ended, and in which one would have begun. */
export interface SupposedMemberships {
  readonly ended: ReadonlyMap<UserId, readonly GroupId[]>
  readonly begun: ReadonlyMap<UserId, readonly GroupId[]>
}

/** A change that has not been made: what takes the place of stored facts when the evaluator is asked what it would come to. */
export interface Supposed {
  readonly groupLicenses: readonly SupposedLicense[]
  readonly memberships?: SupposedMemberships
  /** Units, places, countries and relations as they would be. */
  readonly rules?: (stored: ProductRules) => ProductRules
}

/** Everything is as it is stored. */
export const nothingSupposed: Supposed = { groupLicenses: [] }
