import type { ProductId } from '@latchkey/core/ids'
import type { LicenseStep } from '@latchkey/core/licensing/evaluate'
import type { SeatState } from '@latchkey/core/licensing/standing'
import type { Transaction } from '@latchkey/schema/database'
import { products } from '@latchkey/schema/tables/licensing'
import { inArray } from 'drizzle-orm'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { type Addressed, type Happening, record } from '../record.ts'
import type { Evaluated } from './relicense.ts'
import { positionOf } from './seats.store.ts'

/** How it is called that somebody comes to stand to a product in this way, by how they stood before. */
const begun: Record<SeatState, Partial<Record<SeatState, string>> & { readonly anew: string }> = {
  held: { anew: 'license.seatGiven', held: 'license.changed', waiting: 'license.seatGivenFromLine' },
  waiting: { anew: 'license.queued', held: 'license.seatTakenOff' },
  superseded: { anew: 'license.superseded' },
  error: { anew: 'license.failed' },
}

/** How it is called that a reason was the last. */
const ended: Record<SeatState, string> = {
  held: 'license.seatEnded',
  waiting: 'license.leftLine',
  superseded: 'license.reasonEnded',
  error: 'license.reasonEnded',
}

/** Writes what the steps of an evaluation did to everybody: the audit events, and letters to those who got a seat or wait for one. */
export async function tellSteps(
  portal: Portal,
  tx: Transaction,
  { steps }: Pick<Evaluated, 'steps'>,
  options: { readonly endLetters: boolean },
): Promise<void> {
  if (steps.length === 0) return
  const names = await namesOf(tx, steps)
  const followed = new Set(steps.map((step) => (step.kind === 'begin' ? step.after : null)))
  // Who gets something instead in the same change is not told that something ends.
  const receiving = new Set(
    steps.flatMap((step) => (step.kind === 'begin' && step.state === 'held' ? [step.userId] : [])),
  )
  const positions = await positionsOf(tx, steps)
  const url = pageAddress(portal, 'my-account', '/licenses')
  const happenings: Happening[] = []
  const letters: Addressed[] = []
  for (const step of steps) {
    if (step.kind === 'reorder' || (step.kind === 'end' && followed.has(step.seat))) continue
    const { userId, productId } = step.kind === 'begin' ? step : step.seat
    const name = names.get(productId) ?? productId
    happenings.push({
      activity: activityOf(step),
      target: { type: 'product', id: productId, name },
      subjectId: userId,
      ...(step.kind === 'begin' && (step.error || step.because)
        ? { details: { ...(step.error ? { error: step.error } : {}), ...step.because } }
        : {}),
    })
    const letter = letterOf(step, { productName: name, url }, positions)
    if (letter) letters.push(letter)
    else if (options.endLetters && step.kind === 'end' && step.seat.state === 'held' && !receiving.has(userId))
      letters.push({ template: 'licenseEnded', to: userId, data: { productName: name, url } })
  }
  await record(portal, tx, happenings, letters)
}

async function namesOf(tx: Transaction, steps: readonly LicenseStep[]): Promise<ReadonlyMap<ProductId, string>> {
  const ids = new Set(steps.map((step) => (step.kind === 'begin' ? step.productId : step.seat.productId)))
  const rows = await tx
    .select({ id: products.id, name: products.displayName })
    .from(products)
    .where(inArray(products.id, [...ids]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function activityOf(step: Exclude<LicenseStep, { kind: 'reorder' }>): string {
  if (step.kind === 'promote') return 'license.seatGivenFromLine'
  if (step.kind === 'end') return ended[step.seat.state]
  return (step.after && begun[step.state][step.after.state]) ?? begun[step.state].anew
}

function letterOf(
  step: LicenseStep,
  data: { readonly productName: string; readonly url: string },
  positions: ReadonlyMap<LicenseStep, number>,
): Addressed | null {
  if (step.kind === 'promote') return { template: 'seatGiven', to: step.seat.userId, data }
  if (step.kind !== 'begin') return null
  if (step.state === 'held' && step.after?.state === 'waiting') return { template: 'seatGiven', to: step.userId, data }
  const position = positions.get(step)
  return position === undefined ? null : { template: 'seatWaiting', to: step.userId, data: { ...data, position } }
}

/** The place in line of everybody who comes to wait. Who comes anew stands at the end of their priority, so one query serves for all of them. */
async function positionsOf(tx: Transaction, steps: readonly LicenseStep[]): Promise<ReadonlyMap<LicenseStep, number>> {
  const waiting = steps.filter((step) => step.kind === 'begin' && step.state === 'waiting')
  const positions = new Map<LicenseStep, number>()
  const ends = new Map<string, number>()
  for (const step of waiting) {
    if (step.kind !== 'begin') continue
    const line = `${step.productId} ${step.priority}`
    const before = step.after === null ? ends.get(line) : undefined
    const position = before === undefined ? await positionOf(tx, step.productId, step) : before + 1
    positions.set(step, position)
    if (step.after === null) ends.set(line, position)
  }
  return positions
}
