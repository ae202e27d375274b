import type { AssignmentEndReason } from '@latchkey/core/entitlement/assignment'
import { endOf, objectionsToEnding } from '@latchkey/core/entitlement/assignment'
import { groupedBy } from '@latchkey/core/grouped'
import type { UserId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { inArray } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import { insistAdministratorLeftIn } from '../directory/insist-role-group.ts'
import type { Portal } from '../portal.ts'
import { type Happening, record } from '../record.ts'
import { type LoadedAssignment, tellsOfAssignment } from './assignments.store.ts'
import { type CalloutSubject, callsAt, keepCalls } from './call-extensions.ts'
import { denyWithin } from './deny-within.ts'
import { endFailures, failuresOf } from './failures.store.ts'
import { endGrants, groupsLeft, heldGrants } from './grants.store.ts'
import { lettersOfEnd } from './letters-of-end.ts'
import { openExtensionsOf, requestById } from './requests.store.ts'

/** An assignment that ends, and why. */
export interface EndingAssignment {
  readonly assignment: LoadedAssignment
  readonly reason: AssignmentEndReason
  /** What people are told besides the reason. */
  readonly note?: string
}

/**
 * Takes back what an assignment gave, and ends it; other reasons for the same access stay. Refuses what has ended already, and an expiry
 * before its time, and what would leave no Global Administrator. Says whether the person is in fewer groups now: what follows from that is the caller's to bring about.
 */
export const takeBack = async (
  portal: Portal,
  tx: Transaction,
  assignment: LoadedAssignment,
  reason: AssignmentEndReason,
  note = '',
): Promise<boolean> => (await takeBackAll(portal, tx, [{ assignment, reason, note }])).length > 0

/**
 * As `takeBack` for many at once: the statements are as many for a thousand as for one. Refuses all where one is refused. Returns those who
 * are in fewer groups now.
 */
export async function takeBackAll(
  portal: Portal,
  tx: Transaction,
  endings: readonly EndingAssignment[],
): Promise<readonly UserId[]> {
  const at = portal.now()
  for (const { assignment, reason } of endings)
    insist(objectionsToEnding, { endsAt: assignment.endsAt, due: endOf(assignment), reason, at })
  for (const [endReason, those] of groupedBy(endings, ({ reason }) => reason))
    await inChunks(idsOf(those), (chunk) =>
      tx.update(assignments).set({ state: 'expired', endsAt: at, endReason }).where(inArray(assignments.id, chunk)),
    )
  const ids = idsOf(endings)
  const held = await heldGrants(tx, ids)
  await endGrants(portal, tx, held)
  await insistAdministratorLeftIn(tx, groupsLeft(held))
  await endFailures(portal, tx, await failuresOf(tx, ids))
  await record(portal, tx, endings.map(happeningOf), await lettersOfEnd(portal, tx, endings))
  await denyExtensionsOf(portal, tx, endings)
  await keepCalls(tx, await callsAt(portal, tx, 'assignmentRequestRemoved', endings.map(callAbout)))
  return [...new Set(held.filter(({ edge }) => edge === 'member').map(({ userId }) => userId))]
}

/** Nobody goes on deciding whether access lasts longer that has ended. */
async function denyExtensionsOf(portal: Portal, tx: Transaction, endings: readonly EndingAssignment[]): Promise<void> {
  const requestIds = await openExtensionsOf(
    tx,
    endings.map(({ assignment }) => assignment),
  )
  for (const requestId of requestIds)
    await denyWithin(portal, tx, await requestById(tx, requestId), {
      status: 'assignmentEnded',
      reason: 'The access has ended meanwhile. Request the package again.',
    })
}

const callAbout = ({ assignment, reason }: EndingAssignment): CalloutSubject => ({
  terms: assignment.terms,
  requestId: assignment.requestId,
  assignmentId: assignment.id,
  tells: tellsOfAssignment({ ...assignment, endReason: reason }),
})

const idsOf = (endings: readonly EndingAssignment[]) => endings.map(({ assignment }) => assignment.id)

const happeningOf = ({ assignment, reason, note }: EndingAssignment): Happening => ({
  activity: 'assignment.ended',
  target: { type: 'accessPackage', id: assignment.accessPackageId, name: assignment.packageName },
  subjectId: assignment.targetId,
  details: { assignmentId: assignment.id, reason, ...(note ? { note } : {}) },
})
