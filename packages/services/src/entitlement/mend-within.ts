import type { Mended } from '@latchkey/core/entitlement/reprocessing'
import type { ResourceRole } from '@latchkey/core/entitlement/resource'
import type { AccessPackageId, AssignmentId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { pageAddress } from '../addresses.ts'
import { peopleChanged } from '../directory/people-changed.ts'
import type { Portal } from '../portal.ts'
import { type Addressed, record } from '../record.ts'
import { bringInLine, type DeliveryDifference, peopleIn } from './bring-in-line.ts'
import { type Holder, type PackageRole, packageRoles } from './grants.store.ts'
import { keepRequestsInStep, type Undelivered } from './requests-in-step.store.ts'
import { describeRoles } from './resource-roles.store.ts'

/** What led to assignments being brought in line again. */
export type MendCause = 'retry' | 'drift' | 'byHand'

/**
 * Brings assignments of one package in line with it again, at most some thousand at a time: missing roles are given, failed ones tried
 * anew, the states of the assignments and of their requests kept in step, and what changed is told of each in the audit log. Says what
 * became of each assignment.
 */
export async function mendWithin(
  portal: Portal,
  tx: Transaction,
  accessPackage: { readonly id: AccessPackageId; readonly displayName: string },
  holders: readonly Holder[],
  cause: MendCause,
): Promise<ReadonlyMap<AssignmentId, Mended>> {
  const roles = await packageRoles(tx, accessPackage.id)
  const difference = await bringInLine(portal, tx, roles, holders)
  const undelivered = await keepRequestsInStep(tx, holders)
  const mended = mendedIn(await wordsOf(tx, roles, difference), holders, difference)
  const target = { type: 'accessPackage', id: accessPackage.id, name: accessPackage.displayName } as const
  const changed = holders.filter(({ assignmentId }) => hasChanged(mended.get(assignmentId)))
  await record(
    portal,
    tx,
    changed.map(({ assignmentId, userId }) => ({
      activity: 'assignment.mended',
      target,
      subjectId: userId,
      related: [{ type: 'assignment', id: assignmentId, name: accessPackage.displayName }],
      details: { assignmentId, cause, ...mended.get(assignmentId) },
    })),
    lettersTo(portal, accessPackage.displayName, undelivered, mended),
  )
  const people = peopleIn(difference)
  if (people.length > 0) await peopleChanged(portal, tx, people)
  return mended
}

/** Whether anything was given or taken. */
export const hasChanged = (mended: Mended | undefined): boolean =>
  mended !== undefined && mended.given.length + mended.taken.length > 0

const wordOf = ({ kind, originId, roleId }: ResourceRole) => `${kind} ${originId} ${roleId}`

/** The roles of a package and those that it does not give any more, in words. */
async function wordsOf(
  tx: Transaction,
  roles: readonly PackageRole[],
  { surplus }: DeliveryDifference,
): Promise<ReadonlyMap<string, string>> {
  const gone = [...new Map(surplus.map((grant) => [wordOf(grant), grant])).values()]
  const said = await describeRoles(tx, gone)
  return new Map([
    ...gone.map((role, at) => [wordOf(role), said[at] ?? role.roleId] as const),
    ...roles.map((role) => [wordOf(role), role.says] as const),
  ])
}

function mendedIn(
  words: ReadonlyMap<string, string>,
  holders: readonly Holder[],
  { missing, surplus, failed }: DeliveryDifference,
): ReadonlyMap<AssignmentId, Mended> {
  const mended = new Map(holders.map(({ assignmentId }) => [assignmentId, noneYet()]))
  const says = (role: ResourceRole) => words.get(wordOf(role)) ?? role.roleId
  for (const grant of missing) mended.get(grant.assignmentId)?.given.push(says(grant))
  for (const grant of surplus) mended.get(grant.assignmentId)?.taken.push(says(grant))
  for (const { holder, role } of failed) mended.get(holder.assignmentId)?.failing.push(role.says)
  return mended
}

const noneYet = () => ({ given: [] as string[], taken: [] as string[], failing: [] as string[] })

/** To those who have waited for a part of their access and have it now. */
const lettersTo = (
  portal: Portal,
  packageName: string,
  undelivered: readonly Undelivered[],
  mended: ReadonlyMap<AssignmentId, Mended>,
): readonly Addressed[] =>
  undelivered.flatMap(({ assignmentId, targetId, expiresAt, terms }): readonly Addressed[] => {
    const gives = mended.get(assignmentId)?.given ?? []
    const data = { packageName, gives, expiresAt, url: pageAddress(portal, 'my-access', '/assignments') }
    return terms.notifies && gives.length > 0 ? [{ template: 'accessDelivered', to: targetId, data }] : []
  })
