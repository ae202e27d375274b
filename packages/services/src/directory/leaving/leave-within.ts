import type { UserId } from '@latchkey/core/ids'
import { dayIn } from '@latchkey/core/wall-clock'
import type { Transaction } from '@latchkey/schema/database'
import { assignmentById } from '../../entitlement/assignments.store.ts'
import { endAssignmentWithin } from '../../entitlement/end-assignment-within.ts'
import type { Portal } from '../../portal.ts'
import { type Happening, record } from '../../record.ts'
import { disableWithin } from '../disable-user.ts'
import { peopleChanged } from '../people-changed.ts'
import { managerChain, type StoredUser, saveUser, userById } from '../users.store.ts'
import { endDirectEdges, liveAssignmentsOf } from './direct-edges.store.ts'
import { beginOwnership, type OwnedThing, ownedAlone } from './owned-alone.store.ts'

/**
 * Ends everything for a person who leaves, inside a transaction whose permission has been asked: what only they own passes to the next
 * manager above them who can sign in; the account is disabled, by which their requests close and what waited for their approval passes
 * on; all their access ends, and the seats pass to the next in line.
 */
export async function leaveWithin(portal: Portal, tx: Transaction, user: StoredUser): Promise<void> {
  const target = { type: 'user', id: user.id, name: user.displayName } as const
  const withoutOwner = await passOwnershipsOn(portal, tx, user)
  if (user.accountEnabled) await disableWithin(portal, tx, user.id)
  for (const id of await liveAssignmentsOf(tx, user.id))
    await endAssignmentWithin(portal, tx, await assignmentById(tx, id), 'leftOrganization')
  const ended = await endDirectEdges(tx, user.id, portal.now())
  const disabled = await userById(tx, user.id)
  await saveUser(tx, disabled, {
    leftAt: portal.now(),
    employeeLeaveDate: disabled.employeeLeaveDate ?? dayIn(portal.now(), portal.settings.timeZone),
  })
  await record(portal, tx, [
    ...ended.map((one): Happening => ({ ...one, subjectId: user.id, related: [target] })),
    { activity: 'user.left', target, subjectId: user.id, details: { withoutOwner } },
  ])
  await peopleChanged(portal, tx, [user.id])
}

/** Gives everything that only this person owns to a successor; returns the names of what there is none for. */
async function passOwnershipsOn(portal: Portal, tx: Transaction, user: StoredUser): Promise<readonly string[]> {
  const things = await ownedAlone(tx, user.id)
  const successor = things.length > 0 ? await successorOf(tx, user) : null
  if (successor === null) return things.map(({ displayName }) => displayName)
  for (const thing of things) await beginOwnership(portal, tx, thing, successor.id)
  await record(
    portal,
    tx,
    things.map((thing) => passedOn(thing, user, successor)),
  )
  return []
}

const passedOn = (thing: OwnedThing, from: StoredUser, to: StoredUser): Happening => ({
  activity: 'user.ownershipPassedOn',
  target: { type: thing.kind, id: thing.id, name: thing.displayName },
  subjectId: to.id,
  related: [
    { type: 'user', id: from.id, name: from.displayName },
    { type: 'user', id: to.id, name: to.displayName },
  ],
})

/** The next manager above a person who can sign in and belongs to the organization; null where there is none. */
async function successorOf(tx: Transaction, user: StoredUser): Promise<StoredUser | null> {
  const above: readonly UserId[] = (await managerChain(tx, user.id)).slice(1)
  for (const id of above) {
    const manager = await userById(tx, id)
    if (manager.accountEnabled && manager.userType === 'member') return manager
  }
  return null
}
