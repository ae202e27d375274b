import { idOf, nameOf } from '@latchkey/core/authorization/actor'
import type { GroupId, PolicyId, ProductId, RunId } from '@latchkey/core/ids'
import { mostAtOnce, type RunKind } from '@latchkey/core/licensing/run'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { runs } from '@latchkey/schema/tables/licensing'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { everyoneIn, type Population, sizeOf } from './populations.store.ts'
import { type Evaluated, relicense } from './relicense.ts'

/** A change that concerns many. */
export interface WideChange {
  readonly kind: RunKind
  readonly groupId?: GroupId
  readonly productId?: ProductId
  readonly policyId?: PolicyId
  /** What was changed, in words, and the thing that it was changed on. */
  readonly cause: string
  readonly target: {
    readonly type: 'group' | 'product' | 'assignmentPolicy' | 'installation'
    readonly id: string
    readonly name: string
  }
}

/** Either what was done, or the run that does it. */
export type WideOutcome = { readonly evaluated: Evaluated; readonly runId: null } | { readonly runId: RunId }

/**
 * Brings what a population holds in line with a change, in its transaction where there are few people; a run does it where there are
 * many, and goes on by itself.
 */
export async function relicenseWide(portal: Portal, tx: Transaction, change: WideChange): Promise<WideOutcome> {
  const population: Population = {
    kind: change.kind,
    groupId: change.groupId ?? null,
    productId: change.productId ?? null,
    at: portal.now(),
  }
  const total = await sizeOf(tx, population)
  if (total <= mostAtOnce)
    return {
      evaluated: await relicense(portal, tx, await everyoneIn(tx, population), { endLetters: true }),
      runId: null,
    }
  return { runId: await queueRun(portal, tx, change, total) }
}

/** Queues a run over so many people. */
export async function queueRun(portal: Portal, tx: Transaction, change: WideChange, total: number): Promise<RunId> {
  const id: RunId = portal.newId()
  await insert(tx, runs, [
    {
      id,
      kind: change.kind,
      groupId: change.groupId ?? null,
      productId: change.productId ?? null,
      policyId: change.policyId ?? null,
      cause: change.cause,
      state: 'QueuedForProcessing',
      total,
      done: 0,
      changed: 0,
      errors: 0,
      cursor: '',
      actorId: idOf(portal.actor),
      actorName: nameOf(portal.actor),
      createdAt: portal.now(),
      startedAt: null,
      finishedAt: null,
    },
  ])
  await record(portal, tx, [
    {
      activity: 'license.runStarted',
      target: change.target,
      details: { runId: id, cause: change.cause, people: total },
    },
  ])
  return id
}
