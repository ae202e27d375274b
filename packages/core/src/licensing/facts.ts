import type { ProductId, SeatId, ServicePlanId, UserId } from '../ids.ts'
import type { LicenseError, SeatState } from './standing.ts'

/** A plan that is held back: it clashes with a plan that is on, or lacks one. */
export interface HeldBack {
  readonly planId: ServicePlanId
  /** The plan that it clashes with, or that it needs. */
  readonly otherPlanId: ServicePlanId
  readonly why: 'excludes' | 'requires'
}

/** Why somebody stands to a product as they do, where it is not simply because of a seat. */
export interface StandingBecause {
  /** The product that replaces this one. */
  readonly supersededBy?: ProductId
  /** The country that the product may not be used in; null where no country is known. */
  readonly country?: string | null
  readonly heldBack?: readonly HeldBack[]
}

/** One live reason of a person for a product. */
export interface Reason {
  readonly productId: ProductId
  readonly disabledPlans: readonly ServicePlanId[]
  /** The priority of the group that gives it; 0 for a direct assignment. */
  readonly priority: number
}

/** A live row of a person and a product. */
export interface Seat {
  readonly id: SeatId
  readonly userId: UserId
  readonly productId: ProductId
  readonly state: SeatState
  readonly priority: number
  /** The order in which people came to the product; it is kept as long as any reason lives. */
  readonly queueOrder: number
  readonly heldSince: Date | null
  readonly error: LicenseError | null
  readonly because: StandingBecause | null
}

/** A person whose reasons, or anything that decides about them, may have changed. */
export interface PersonFacts {
  readonly userId: UserId
  /** The country of the person, or of the organization where the person has none. */
  readonly country: string | null
  readonly reasons: readonly Reason[]
  readonly seats: readonly Seat[]
}

/** What is known of a product. */
export interface ProductFacts {
  readonly id: ProductId
  /** Where it stands in the order of the whole catalog (`placesOf`). */
  readonly place: number
  readonly plans: readonly ServicePlanId[]
  /** The products that replace this one. */
  readonly supersededBy: readonly ProductId[]
  /** Null means everywhere. */
  readonly allowedCountries: readonly string[] | null
  /** Units that can be assigned. */
  readonly units: number
  /** Seats held now, by anybody. */
  readonly held: number
  readonly lastOrder: number
  /** The head of the line: as many as could get a seat, in their order. */
  readonly line: readonly Seat[]
  /** Seats that come off although their reasons live, because the units are gone. */
  readonly cut: readonly Seat[]
}

/** Two plans that cannot be on together, or of which the first needs the other. */
export interface PlanRelation {
  readonly kind: 'excludes' | 'requires'
  readonly planId: ServicePlanId
  readonly otherPlanId: ServicePlanId
}

/** Everything that decides what a set of people hold. */
export interface LicensingFacts {
  /** Every product that one of them has a reason or a row for, best first (`inOrder`). */
  readonly products: readonly ProductFacts[]
  readonly relations: readonly PlanRelation[]
  /** In the order in which they came. */
  readonly people: readonly PersonFacts[]
}

/** How somebody is to stand to a product. */
export interface Standing {
  readonly state: SeatState
  readonly error: LicenseError | null
  readonly because: StandingBecause | null
}

/** One thing to do. A row that begins after another has ended keeps its order, and its seat where `heldSince` is given. */
export type LicenseStep =
  | { readonly kind: 'end'; readonly seat: Seat }
  | { readonly kind: 'promote'; readonly seat: Seat }
  | { readonly kind: 'reorder'; readonly seat: Seat; readonly priority: number }
  | ({
      readonly kind: 'begin'
      readonly userId: UserId
      readonly productId: ProductId
      readonly priority: number
      readonly queueOrder: number
      /** Null where a seat begins now, or where there is none. */
      readonly heldSince: Date | null
      /** The row that it follows, where only the standing changes. */
      readonly after: Seat | null
    } & Standing)

/** What is to be done, and who was drawn in from the line without their facts being known. */
export interface LicensePlan {
  readonly steps: readonly LicenseStep[]
  /** Empty, or the people whose facts have to be added before the plan is whole. */
  readonly drawnIn: readonly UserId[]
}
