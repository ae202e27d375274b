import type { UserId } from '@latchkey/core/ids'
import { dayIn } from '@latchkey/core/wall-clock'
import type { Transaction } from '@latchkey/schema/database'
import { pageAddress } from '../../addresses.ts'
import { assignmentsById } from '../../entitlement/assignments.store.ts'
import { endAssignmentsWithin } from '../../entitlement/end-assignment-within.ts'
import type { Portal } from '../../portal.ts'
import { type Addressed, type Happening, record } from '../../record.ts'
import { disableWithin } from '../disable-user.ts'
import { peopleChanged } from '../people-changed.ts'
import { managerChain, type StoredUser, saveUser, userById } from '../users.store.ts'
import { endDirectEdges, liveAssignmentsOf } from './direct-edges.store.ts'
import { beginOwnership, type OwnedThing, ownedAlone } from './owned-alone.store.ts'

/**
 * Ends everything for a person who leaves, inside a transaction whose permission has been asked: what only they own passes to the next
 * manager above them who can sign in; the account is disabled, by which their requests close and what waited for their approval passes
 * on; all their access ends, and the seats pass to the next in line. That manager is told.
 */
export async function leaveWithin(portal: Portal, tx: Transaction, user: StoredUser): Promise<void> {
  const target = { type: 'user', id: user.id, name: user.displayName } as const
  const successor = await successorOf(tx, user)
  const things = await ownedAlone(tx, user.id)
  if (successor) await passOwnershipsOn(portal, tx, things, user, successor)
  // First of all, so that no rule gives back what ends from here on.
  await saveUser(tx, user, {
    leftAt: portal.now(),
    employeeLeaveDate: user.employeeLeaveDate ?? dayIn(portal.now(), portal.settings.timeZone),
  })
  const requests = user.accountEnabled ? await disableWithin(portal, tx, user.id) : 0
  const packages = await endAccess(portal, tx, user.id)
  const ended = await endDirectEdges(tx, user.id, portal.now())
  const withoutOwner = successor ? [] : things.map(({ displayName }) => displayName)
  const happenings = [
    ...ended.map((one): Happening => ({ ...one, subjectId: user.id, related: [target] })),
    { activity: 'user.left', target, subjectId: user.id, details: { withoutOwner } },
  ]
  await record(
    portal,
    tx,
    happenings,
    successor ? [handover(portal, user, successor, { ended: packages, things, requests })] : [],
  )
  await peopleChanged(portal, tx, [user.id])
}

/** Ends all that a person has by packages; returns the names of the packages. */
async function endAccess(portal: Portal, tx: Transaction, userId: UserId): Promise<readonly string[]> {
  const held = await assignmentsById(tx, await liveAssignmentsOf(tx, userId))
  await endAssignmentsWithin(
    portal,
    tx,
    held.map((assignment) => ({ assignment, reason: 'leftOrganization' })),
  )
  return held.map(({ packageName }) => packageName)
}

/** Gives everything that only this person owns to a successor. */
async function passOwnershipsOn(
  portal: Portal,
  tx: Transaction,
  things: readonly OwnedThing[],
  user: StoredUser,
  successor: StoredUser,
): Promise<void> {
  for (const thing of things) await beginOwnership(portal, tx, thing, successor.id)
  await record(
    portal,
    tx,
    things.map((thing) => passedOn(thing, user, successor)),
  )
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

const handover = (
  portal: Portal,
  leaver: StoredUser,
  successor: StoredUser,
  what: { readonly ended: readonly string[]; readonly things: readonly OwnedThing[]; readonly requests: number },
): Addressed => ({
  template: 'leaverHandover',
  to: successor.id,
  data: {
    leaver: leaver.displayName,
    ended: what.ended,
    owned: what.things.map(({ kind, displayName }) => `The ${kind} “${displayName}”`),
    requests: what.requests,
    url: pageAddress(portal, 'my-access', '/team'),
  },
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
