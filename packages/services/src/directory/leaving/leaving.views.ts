import { titleOf } from '@latchkey/core/audit/activities'
import { objectionsToLeaving } from '@latchkey/core/directory/leaving'
import type { UserId } from '@latchkey/core/ids'
import { isRefusal } from '@latchkey/core/refusal'
import { namesOf } from '../../entitlement/requests.store.ts'
import { type WhyNot, whyNot, whyObjected } from '../../overview/why-not.ts'
import type { Portal } from '../../portal.ts'
import { type Rehearsed, rehearse } from '../../rehearse.ts'
import { mustRead } from '../../visible.ts'
import { insistAccountChange } from '../insist-account-change.ts'
import type { StoredUser } from '../users.store.ts'
import { readUser } from '../users.views.ts'
import { leaveWithin } from './leave-within.ts'
import { type NamingPolicy, policiesNaming } from './policies-naming.store.ts'

/** Something that ends for the person. */
export interface EndingThing {
  readonly does: string
  readonly type: string
  readonly id: string
  readonly name: string
}

/** Something that passes to other people. */
export interface PassingOn {
  readonly what: 'Approval' | 'Ownership' | 'Seat'
  readonly type: string
  readonly id: string
  readonly name: string
  /** The names of those to whom it passes. Nobody takes over what only they own where nobody above them can sign in. */
  readonly to: readonly string[]
}

/** What the leaving of a person will do, in the order in which people ask. */
export interface LeavingPreview {
  readonly user: StoredUser
  readonly whyNotSetLastDay: WhyNot
  readonly whyNotLeave: WhyNot
  readonly ends: readonly EndingThing[]
  /** Approvals, ownerships, and seats; those for which nobody waits are free. */
  readonly passing: readonly PassingOn[]
  readonly policies: readonly NamingPolicy[]
}

/**
 * What the leaving of a person will do, found out by letting them leave and taking it back. Refuses who may not let people leave, and with
 * notFound who may not read the person.
 */
export async function leavingPreview(portal: Portal, userId: UserId): Promise<LeavingPreview> {
  mustRead(portal, 'user.leave')
  const user = await readUser(portal, userId)
  const objection = whyObjected(objectionsToLeaving, { left: user.leftAt !== null })
  const { happenings, refusal } = objection === null ? await rehearsed(portal, user) : { happenings: [], refusal: null }
  const policies = await policiesNaming(portal.db.read, userId)
  return {
    user,
    whyNotSetLastDay: whyNot(portal.actor, 'user.setLastDay') ?? objection,
    whyNotLeave: objection ?? refusal,
    ...(await sorted(portal, happenings, userId)),
    policies,
  }
}

async function rehearsed(portal: Portal, user: StoredUser) {
  try {
    const happenings = await rehearse(portal, async (rehearsing, tx) => {
      await insistAccountChange(rehearsing, tx, user.id)
      await leaveWithin(rehearsing, tx, user)
    })
    return { happenings, refusal: null }
  } catch (thrown) {
    if (isRefusal(thrown)) return { happenings: [], refusal: thrown.says }
    throw thrown
  }
}

/** What ends, as a page says it that looks ahead. */
const endings: Readonly<Record<string, string>> = {
  'assignment.ended': 'The access ends',
  'accessRequest.canceled': 'The open request closes',
  'group.memberRemoved': 'The membership ends',
  'group.ownerRemoved': 'They own it no more',
  'application.unassigned': 'The assignment ends',
  'application.ownerRemoved': 'They own it no more',
  'catalog.roleRemoved': 'The role in the catalog ends',
  'role.removed': 'The directory role ends',
  'license.removed': 'The direct license ends',
  'license.seatEnded': 'The seat is given back',
  'license.leftLine': 'The place in line is given up',
  'user.siteLeft': 'The role in the site ends',
  'connectedOrganization.sponsorRemoved': 'They answer for it no more',
}

const notThings = new Set(['user.left', 'user.disabled', 'user.ownershipPassedOn'])

async function sorted(portal: Portal, happenings: readonly Rehearsed[], userId: UserId) {
  const subjects = [...new Set(happenings.flatMap(({ subjectId }) => subjectId ?? []))]
  const names = new Map(await namesById(portal, subjects))
  const to = ({ subjectId }: Rehearsed) => [names.get(subjectId ?? '') ?? 'Somebody']
  const thing = ({ targetType, targetId, targetName }: Rehearsed) => ({
    type: targetType,
    id: targetId,
    name: targetName,
  })
  const approval = (one: Rehearsed, names: readonly string[]) => ({
    what: 'Approval' as const,
    ...thing(one),
    to: names,
  })
  const of = (activity: string) => happenings.filter((one) => one.activity === activity)
  const left = of('user.left')[0]?.details.withoutOwner
  return {
    ends: happenings
      .filter(({ activity, subjectId }) => subjectId === userId && !notThings.has(activity))
      .map((one) => ({ does: endings[one.activity] ?? titleOf(one.activity), ...thing(one) })),
    passing: [
      ...of('accessRequest.approversAskedAnew').map((one) => approval(one, textsIn(one.details.approvers))),
      ...of('accessRequest.deniedForWantOfApprovers').map((one) => approval(one, [])),
      ...of('user.ownershipPassedOn').map((one) => ({ what: 'Ownership' as const, ...thing(one), to: to(one) })),
      ...textsIn(left).map((name) => ({ what: 'Ownership' as const, type: '', id: '', name, to: [] })),
      ...of('license.seatGivenFromLine').map((one) => ({ what: 'Seat' as const, ...thing(one), to: to(one) })),
    ],
  }
}

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

async function namesById(portal: Portal, ids: readonly UserId[]): Promise<readonly (readonly [string, string])[]> {
  const names = await namesOf(portal.db.read, ids)
  return ids.map((id, nth) => [id, names[nth] ?? id] as const)
}
