import type { PolicyId, RunId, UserId } from '@latchkey/core/ids'
import { stretchSize } from '@latchkey/core/licensing/run'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { runs } from '@latchkey/schema/tables/licensing'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { followRule, followRules } from '../directory/follow-rule.ts'
import { peopleChanged } from '../directory/people-changed.ts'
import { keepRuleRun } from '../entitlement/automatic/automatic-policies.store.ts'
import { followPolicies, followPolicy } from '../entitlement/automatic/follow-policies.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { type Stretch, stretchOf } from './populations.store.ts'
import { relicense } from './relicense.ts'

/** A run as it is stored. */
export type StoredRun = typeof runs.$inferSelect

/** Which run is to go on. */
export const ProcessRun = z.object({ runId: idOf('a run') })

/** A run by its id; refuses with notFound. */
export async function runById(db: Queries, id: RunId): Promise<StoredRun> {
  const [run] = await db.select().from(runs).where(eq(runs.id, id))
  if (!run) throw notFound('run')
  return run
}

/**
 * Takes a run one stretch further. The stretch and how far the run has come are kept in one transaction, so that a run that was killed
 * goes on where it stopped and never does anybody twice. Says whether anything is left to do.
 */
export const processRun = operation('license.process', ProcessRun, async (portal, tx, input) => {
  must(portal, 'license.process')
  const run = await runById(tx, input.runId)
  if (run.finishedAt !== null) return false
  const stretch = await stretchOf(tx, { ...run, at: run.createdAt }, run.cursor, stretchSize)
  const { changed, errors } = await work(portal, tx, run, stretch)
  const finished = stretch.cursor === ''
  const progress = {
    state: finished ? ('ProcessingComplete' as const) : ('ProcessingInProgress' as const),
    done: Math.min(run.total, run.done + stretch.userIds.length),
    changed: run.changed + changed,
    errors: run.errors + errors,
    cursor: stretch.cursor,
    startedAt: run.startedAt ?? portal.now(),
    finishedAt: finished ? portal.now() : null,
  }
  await tx.update(runs).set(progress).where(eq(runs.id, run.id))
  if (finished && run.policyId !== null) await keepRuleRun(tx, run.policyId, portal.now())
  if (finished) await tellFinished(portal, tx, run, progress)
  return !finished
})

async function work(portal: Portal, tx: Transaction, run: StoredRun, { userIds }: Stretch) {
  if (run.policyId !== null) return workOnPolicy(portal, tx, run.policyId, userIds)
  const concerned = run.kind === 'membershipRule' ? await followRule(portal, tx, run.groupId ?? '', userIds) : userIds
  if (run.kind === 'membershipRule') await followRules(portal, tx, concerned)
  if (run.kind === 'membershipRule') await followPolicies(portal, tx, concerned)
  const { steps } = await relicense(portal, tx, concerned, { endLetters: run.kind === 'groupLicenses' })
  const people = new Set(steps.map((step) => (step.kind === 'begin' ? step.userId : step.seat.userId)))
  return {
    changed: run.kind === 'membershipRule' ? concerned.length : people.size,
    errors: steps.filter((step) => step.kind === 'begin' && (step.error !== null || step.state === 'waiting')).length,
  }
}

async function workOnPolicy(portal: Portal, tx: Transaction, policyId: PolicyId, userIds: readonly UserId[]) {
  const { moved, changed } = await followPolicy(portal, tx, policyId, userIds)
  if (moved.length > 0) await peopleChanged(portal, tx, moved)
  return { changed, errors: 0 }
}

const tellFinished = (
  portal: Portal,
  tx: Transaction,
  run: StoredRun,
  { changed, errors }: { readonly changed: number; readonly errors: number },
) =>
  record(portal, tx, [
    {
      activity: 'license.runFinished',
      target: {
        type: run.groupId ? 'group' : run.productId ? 'product' : run.policyId ? 'assignmentPolicy' : 'installation',
        id: run.groupId ?? run.productId ?? run.policyId ?? 'installation',
        name: run.cause,
      },
      details: { runId: run.id, people: run.total, changed, errors },
    },
  ])
