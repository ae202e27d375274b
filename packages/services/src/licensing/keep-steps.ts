import type { SeatId } from '@latchkey/core/ids'
import { tallyMoves } from '@latchkey/core/licensing/after-steps'
import type { LicenseStep } from '@latchkey/core/licensing/evaluate'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { seats } from '@latchkey/schema/tables/licensing'
import type { Portal } from '../portal.ts'
import { movePools } from './pools.store.ts'
import type { Evaluated } from './relicense.ts'
import { endSeats, promoteSeats, reorderSeats } from './seats.store.ts'

type Of<Kind extends LicenseStep['kind']> = Extract<LicenseStep, { kind: Kind }>

const ofKind = <Kind extends LicenseStep['kind']>(steps: readonly LicenseStep[], kind: Kind): readonly Of<Kind>[] =>
  steps.filter((step): step is Of<Kind> => step.kind === kind)

/** Keeps the steps of an evaluation: what ends before what begins, so that a person never has two live rows of a product. */
export async function keepSteps(portal: Portal, tx: Transaction, { steps }: Pick<Evaluated, 'steps'>): Promise<void> {
  if (steps.length === 0) return
  const at = portal.now()
  const ids = (kind: 'end' | 'promote'): readonly SeatId[] => ofKind(steps, kind).map(({ seat }) => seat.id)
  await endSeats(tx, ids('end'), at)
  await promoteSeats(tx, ids('promote'), at)
  await reorderSeats(tx, ofKind(steps, 'reorder'))
  await insert(
    tx,
    seats,
    ofKind(steps, 'begin').map((step) => ({
      id: portal.newId(),
      userId: step.userId,
      productId: step.productId,
      state: step.state,
      queuedAt: at,
      queueOrder: step.queueOrder,
      heldSince: step.state === 'held' ? (step.heldSince ?? at) : null,
      endsAt: null,
      priority: step.priority,
      error: step.error,
      because: step.because,
    })),
  )
  await movePools(tx, tallyMoves(steps))
}
