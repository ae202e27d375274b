import type { ProductId, UserId } from '../ids.ts'
import type { LicenseStep, ProductFacts, Seat, Standing, StandingBecause } from './facts.ts'
import { type Judged, noteHeld, seatWished } from './judge.ts'

/** Somebody who could get a seat: from the line, or of the people in hand. */
interface Candidate {
  readonly priority: number
  readonly queueOrder: number
  readonly waiting: Seat | null
  /** The claim of somebody in hand. */
  readonly claim: Judged | null
}

/**
 * Gives the seats of one product to those who hold one already, then to the line. `drawIn` is told of people in line who could get a
 * seat; theirs is kept free until they are looked at.
 */
export function allot(
  product: ProductFacts,
  judged: readonly Judged[],
  steps: LicenseStep[],
  drawIn: (userId: UserId) => void,
): void {
  const cut = new Set(product.cut.map(({ id }) => id))
  const candidates = inLineBeside(product, judged)
  let { held, lastOrder } = product
  for (const claim of judged) {
    const { seat, wish, person, priority } = claim
    const keeps = seat?.state === 'held' && wish?.state === 'held' && !cut.has(seat.id)
    if (seat?.state === 'held' && !keeps) held--
    if (keeps) {
      noteHeld(person, product.id, product.id)
      restate(claim, seat, wish, steps)
    } else if (wish?.state === 'held') {
      const waiting = seat?.state === 'waiting' ? seat : null
      candidates.push({ priority, queueOrder: seat?.queueOrder ?? ++lastOrder, waiting, claim })
    } else if (wish) {
      if (seat) restate(claim, seat, wish, steps)
      else steps.push(beginning(product.id, claim, wish, ++lastOrder, null, null))
    } else if (seat) steps.push({ kind: 'end', seat })
  }
  candidates.sort((one, other) => other.priority - one.priority || one.queueOrder - other.queueOrder)
  const free = Math.max(0, product.units - held)
  candidates.forEach((candidate, nth) => {
    if (nth < free) seatFor(product, candidate, steps, drawIn)
    else lineUp(product, candidate, steps)
  })
}

/** Those of the line who are not in hand. */
function inLineBeside({ line }: ProductFacts, judged: readonly Judged[]): Candidate[] {
  if (line.length === 0) return []
  const mine = new Set(judged.map(({ person }) => person.facts.userId))
  return line
    .filter(({ userId }) => !mine.has(userId))
    .map((seat) => ({ priority: seat.priority, queueOrder: seat.queueOrder, waiting: seat, claim: null }))
}

/** Keeps a row as it is where it says what is so now; else it ends and another follows. */
function restate(claim: Judged, seat: Seat, wish: Standing, steps: LicenseStep[]): void {
  const same = seat.state === wish.state && seat.error === wish.error && sameBecause(seat.because, wish.because)
  if (same && seat.priority === claim.priority) return
  if (same) {
    steps.push({ kind: 'reorder', seat, priority: claim.priority })
    return
  }
  const heldSince = wish.state === 'held' ? seat.heldSince : null
  steps.push({ kind: 'end', seat }, beginning(seat.productId, claim, wish, seat.queueOrder, heldSince, seat))
}

function seatFor(
  product: ProductFacts,
  { waiting, claim, queueOrder }: Candidate,
  steps: LicenseStep[],
  drawIn: (userId: UserId) => void,
): void {
  if (claim === null) {
    if (waiting) drawIn(waiting.userId)
    return
  }
  noteHeld(claim.person, product.id, product.id)
  const wish = claim.wish ?? seatWished
  if (waiting && wish.error === null && waiting.priority === claim.priority) {
    steps.push({ kind: 'promote', seat: waiting })
    return
  }
  if (claim.seat) steps.push({ kind: 'end', seat: claim.seat })
  steps.push(beginning(product.id, claim, wish, queueOrder, null, claim.seat))
}

function lineUp(
  product: ProductFacts,
  { claim, waiting, queueOrder, priority }: Candidate,
  steps: LicenseStep[],
): void {
  if (claim === null) return
  if (waiting) {
    if (waiting.priority !== priority) steps.push({ kind: 'reorder', seat: waiting, priority })
    return
  }
  if (claim.seat) steps.push({ kind: 'end', seat: claim.seat })
  const inLine: Standing = { state: 'waiting', error: null, because: null }
  steps.push(beginning(product.id, claim, inLine, queueOrder, null, claim.seat))
}

const beginning = (
  productId: ProductId,
  { person, priority }: Judged,
  standing: Standing,
  queueOrder: number,
  heldSince: Date | null,
  after: Seat | null,
): LicenseStep => ({
  kind: 'begin',
  userId: person.facts.userId,
  productId,
  priority,
  queueOrder,
  heldSince,
  after,
  ...standing,
})

const sameBecause = (one: StandingBecause | null, other: StandingBecause | null): boolean =>
  one === other || canonical(one) === canonical(other)

/** A text that is the same for the same cause: databases do not keep the order of keys. */
const canonical = (because: StandingBecause | null): string =>
  JSON.stringify([
    because?.supersededBy ?? null,
    because?.country ?? null,
    (because?.heldBack ?? []).map(({ planId, otherPlanId, why }) => [planId, otherPlanId, why]),
  ])
