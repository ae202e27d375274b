import { covers, type Delegable, type Delegation } from '@latchkey/core/entitlement/delegation'
import type { UserId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import {
  accessPackages,
  assignmentRequests,
  requestApprovers,
  requestDecisions,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import type { Portal } from '../portal.ts'
import { type StoredVoice, stopWaitingOf } from './voices.store.ts'

/** Somebody for whom a request waits now, with what a delegation asks about it. */
interface WaitingVoice extends StoredVoice, Delegable {
  readonly concerned: readonly UserId[]
}

/**
 * Has what waits for the one who delegates wait for the delegate too, in their place: of the kinds and packages that the delegation holds
 * for, and never what is the delegate's own. Returns how many requests passed on.
 */
export async function passOnPending(portal: Portal, tx: Transaction, delegation: Delegation): Promise<number> {
  const { userId, delegateId } = delegation
  const pending = (await waitingVoices(tx, userId, null)).filter(
    (voice) => covers(delegation, voice) && !voice.concerned.includes(delegateId),
  )
  const before = await voicesBefore(tx, delegateId, userId, pending)
  const done = await decidedBy(tx, delegateId, pending)
  const passed = pending.filter((voice) => !done.has(stageKey(voice)))
  const askedAt = portal.now()
  await inChunks(
    passed.flatMap((voice) => before.get(stageKey(voice)) ?? []),
    (ids) => tx.update(requestApprovers).set({ waiting: true, askedAt }).where(inArray(requestApprovers.id, ids)),
  )
  await insert(
    tx,
    requestApprovers,
    passed
      .filter((voice) => !before.has(stageKey(voice)))
      .map(({ requestId, stage, part }) => ({
        id: portal.newId(),
        requestId,
        stage,
        userId: delegateId,
        forUserId: userId,
        part,
        askedAt,
        waiting: true,
      })),
  )
  return passed.length
}

/** Waits no longer for a delegate to decide in somebody's place, but for what their other delegations from the same person hold for. */
export async function takeBackVoices(
  tx: Transaction,
  delegation: Delegation,
  others: readonly Delegation[],
): Promise<number> {
  const { userId, delegateId } = delegation
  const left = others.filter((other) => other.delegateId === delegateId)
  const theirs = (await waitingVoices(tx, delegateId, userId)).filter(
    (voice) => !left.some((other) => covers(other, voice)),
  )
  await stopWaitingOf(tx, theirs)
  return theirs.length
}

/** The packages about which a person has been asked to decide, in the order of their names; at most 200. */
export const packagesDecidedBy = (db: Queries, userId: UserId) =>
  db
    .selectDistinct({ id: accessPackages.id, displayName: accessPackages.displayName })
    .from(requestApprovers)
    .innerJoin(assignmentRequests, eq(assignmentRequests.id, requestApprovers.requestId))
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .where(
      and(eq(requestApprovers.userId, userId), isNull(requestApprovers.forUserId), isNull(accessPackages.deletedAt)),
    )
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id))
    .limit(200)

/** Where a person, for themselves or in somebody's place, is waited for now. */
async function waitingVoices(db: Queries, userId: UserId, forUserId: UserId | null): Promise<readonly WaitingVoice[]> {
  const inWhosePlace =
    forUserId === null ? isNull(requestApprovers.forUserId) : eq(requestApprovers.forUserId, forUserId)
  const rows = await db
    .select({
      voice: requestApprovers,
      requestType: assignmentRequests.requestType,
      accessPackageId: assignmentRequests.accessPackageId,
      requestorId: assignmentRequests.requestorId,
      targetId: assignmentRequests.targetId,
    })
    .from(requestApprovers)
    .innerJoin(assignmentRequests, eq(assignmentRequests.id, requestApprovers.requestId))
    .where(and(eq(requestApprovers.userId, userId), eq(requestApprovers.waiting, true), inWhosePlace))
    .orderBy(asc(requestApprovers.id))
  return rows.map(({ voice, requestType, accessPackageId, requestorId, targetId }) => ({
    ...voice,
    requestType,
    accessPackageId,
    concerned: [requestorId, targetId],
  }))
}

const stageKey = ({ requestId, stage }: Pick<StoredVoice, 'requestId' | 'stage'>): string => `${requestId} ${stage}`

/** The voices that the delegate had before in these stages in the same place, by the stage. */
async function voicesBefore(
  tx: Transaction,
  delegateId: UserId,
  forUserId: UserId,
  stages: readonly WaitingVoice[],
): Promise<ReadonlyMap<string, string>> {
  const found = await inChunks(
    stages.map(({ requestId }) => requestId),
    (ids) =>
      tx
        .select()
        .from(requestApprovers)
        .where(
          and(
            inArray(requestApprovers.requestId, ids),
            eq(requestApprovers.userId, delegateId),
            eq(requestApprovers.forUserId, forUserId),
          ),
        ),
  )
  return new Map(found.flat().map((voice) => [stageKey(voice), voice.id]))
}

/** The stages, of these, that the delegate has decided already. */
async function decidedBy(
  tx: Transaction,
  delegateId: UserId,
  stages: readonly WaitingVoice[],
): Promise<ReadonlySet<string>> {
  const found = await inChunks(
    stages.map(({ requestId }) => requestId),
    (ids) =>
      tx
        .select({ requestId: requestDecisions.requestId, stage: requestDecisions.stage })
        .from(requestDecisions)
        .where(and(inArray(requestDecisions.requestId, ids), eq(requestDecisions.userId, delegateId))),
  )
  return new Set(found.flat().map(stageKey))
}
