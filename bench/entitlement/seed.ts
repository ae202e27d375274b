import { anonymous } from '@latchkey/core/authorization/actor'
import { type PolicyTerms, plainStage, plainTerms } from '@latchkey/core/entitlement/policy'
import type { GroupId, RequestId, UserId } from '@latchkey/core/ids'
import { after, days, minutes } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { credentials } from '@latchkey/schema/tables/authentication'
import { groups, memberships, roleAssignments, users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentPolicies,
  assignmentRequests,
  assignments,
  catalogResources,
  catalogs,
  packageResourceRoles,
  policyTargets,
  requestApprovers,
  requestDecisions,
} from '@latchkey/schema/tables/entitlement'
import { hashPassword } from '@latchkey/services/authentication/passwords'
import { signIn } from '@latchkey/services/authentication/sign-in'
import { actingAs, type Portal } from '@latchkey/services/portal'
import type { Table } from 'drizzle-orm'
import { type HostReady, peopleIn, type Size } from './size.ts'

const password = 'a long password for a bench'
const id = (what: string, nth: number): string => `${what}-${String(nth).padStart(8, '0')}`

/** Who looks at the pages: somebody who requests, an approver with many waiting, an administrator. */
const lookers = { requestor: 0, approver: 1, admin: 2 } as const

/** Every tenth package is open to all members; the others to the members of one group each, of which the requestor is in ten. */
const openToAll = (nth: number): boolean => nth % 10 === 0

const subjects = ['Design', 'Finance', 'Sales', 'Support', 'Research', 'Legal', 'Travel', 'Payroll', 'Data', 'Field']

/** Fills an empty portal with an organization of this size. Everything a person has was requested, approved and delivered. */
export async function seed(portal: Portal, size: Size): Promise<void> {
  await seedCompany(portal, size)
  await portal.db.transaction((tx) => addAssignments(portal, tx, size))
  await portal.db.transaction((tx) => addRequests(portal, tx, size))
}

/** The people and packages of an organization, before anybody has requested anything. */
export async function seedCompany(portal: Portal, size: Size): Promise<void> {
  const passwordHash = await hashPassword(password)
  await portal.db.transaction(async (tx) => {
    await addPeople(portal, tx, size, passwordHash)
    await addPackages(portal, tx, size)
  })
}

/** The first package. */
export const firstPackage = (): string => id('package', 0)

/** Who looks at which page, signed in. */
export async function visitsOf(portal: Portal): Promise<HostReady['visits']> {
  const [requestor, approver, admin] = [
    await cookieOf(portal, lookers.requestor),
    await cookieOf(portal, lookers.approver),
    await cookieOf(portal, lookers.admin),
  ]
  return {
    'available packages': { cookie: requestor, path: '/my-access' },
    approvals: { cookie: approver, path: '/my-access/approvals' },
    assignments: { cookie: admin, path: '/admin/assignments' },
    request: { cookie: approver, path: `/my-access/requests/${id('pending', 0)}` },
  }
}

async function cookieOf(portal: Portal, nth: number): Promise<string> {
  const setCookie = await signIn(actingAs(portal, anonymous), { userName: nameOf(nth), password }, null)
  return setCookie.split(';')[0] ?? ''
}

const nameOf = (nth: number) => `person-${nth}@bench.example`

/** Adds many rows without holding all of them at once. */
async function many<T extends Table>(
  tx: Transaction,
  table: T,
  count: number,
  row: (nth: number) => T['$inferInsert'],
): Promise<void> {
  for (let start = 0; start < count; start += 5000)
    await insert(
      tx,
      table,
      Array.from({ length: Math.min(5000, count - start) }, (_, nth) => row(start + nth)),
    )
}

async function addPeople(portal: Portal, tx: Transaction, size: Size, passwordHash: string): Promise<void> {
  const at = portal.now()
  await many(tx, users, peopleIn(size), (nth) => ({
    id: id('user', nth),
    userPrincipalName: nameOf(nth),
    mail: nameOf(nth),
    displayName: `Person ${nth}`,
    jobTitle: `Engineer ${nth % 40}`,
    department: subjects[nth % subjects.length] ?? '',
    userType: 'member' as const,
    accountEnabled: true,
    usageLocation: 'DE',
    // Nobody is the manager of more than thirty.
    managerId: nth === 0 ? null : id('user', Math.floor(nth / 30)),
    createdAt: at,
    revision: 0,
  }))
  await many(tx, credentials, 3, (nth) => ({
    userId: id('user', nth),
    passwordHash,
    passwordChangedAt: at,
    mustChangePassword: false,
  }))
  await insert(tx, roleAssignments, [
    { id: id('role', 0), userId: id('user', lookers.admin), role: 'globalAdministrator', startsAt: at, endsAt: null },
  ])
}

const terms: PolicyTerms = {
  ...plainTerms,
  stages: Array.from({ length: 3 }, () => ({
    ...plainStage,
    approvers: [{ kind: 'singleUser' as const, userId: id('user', lookers.approver) }],
  })),
  requestorJustificationRequired: true,
  expiration: { type: 'afterDuration', days: 180 },
  allowCustomDuration: true,
}

async function addPackages(portal: Portal, tx: Transaction, { packages }: Size): Promise<void> {
  const made = { createdAt: portal.now(), revision: 0 }
  const dated = { startsAt: portal.now(), endsAt: null }
  const catalogCount = Math.max(1, Math.round(packages / 40))
  const catalogOf = (nth: number) => id('catalog', nth % catalogCount)
  await many(tx, groups, packages, (nth) => ({
    id: id('group', nth) as GroupId,
    displayName: `${subjects[nth % subjects.length]} team ${nth}`,
    description: '',
    kind: 'security' as const,
    ...made,
  }))
  await many(tx, catalogs, catalogCount, (nth) => ({
    id: id('catalog', nth),
    displayName: `Catalog ${nth}`,
    description: '',
    state: 'published' as const,
    isExternallyVisible: false,
    ...made,
  }))
  await many(tx, catalogResources, packages, (nth) => ({
    id: id('resource', nth),
    catalogId: catalogOf(nth),
    kind: 'group' as const,
    originId: id('group', nth),
    ...dated,
  }))
  await many(tx, accessPackages, packages, (nth) => ({
    id: id('package', nth),
    catalogId: catalogOf(nth),
    displayName: `${subjects[nth % subjects.length]} suite ${nth}`,
    description: `Everything that team ${nth} needs`,
    isHidden: false,
    ...made,
  }))
  await many(tx, packageResourceRoles, packages, (nth) => ({
    id: id('packageRole', nth),
    accessPackageId: id('package', nth),
    kind: 'group' as const,
    originId: id('group', nth),
    roleId: 'member',
    ...dated,
  }))
  await many(tx, assignmentPolicies, packages, (nth) => ({
    id: id('policy', nth),
    accessPackageId: id('package', nth),
    displayName: 'For the team',
    description: '',
    allowedTargetScope: openToAll(nth) ? ('allMemberUsers' as const) : ('specificDirectoryUsers' as const),
    enabled: true,
    terms,
    ...made,
  }))
  const named = Array.from({ length: packages }, (_, nth) => nth).filter((nth) => !openToAll(nth))
  await many(tx, policyTargets, named.length, (at) => ({
    id: id('target', named[at] ?? 0),
    policyId: id('policy', named[at] ?? 0),
    userId: null,
    groupId: id('group', (named[at] ?? 0) % Math.max(1, Math.round(packages / 20))),
  }))
}

/** Who has the nth assignment, and of which package: ten packages each, spread over all. */
const holderOf = (nth: number, { packages }: Size) => {
  const person = Math.floor(nth / 10)
  return { userId: id('user', person) as UserId, packageNth: (person * 7 + (nth % 10) * 3) % packages }
}

const requestRow = (portal: Portal, requestId: RequestId, userId: UserId, packageNth: number) => ({
  id: requestId,
  requestType: 'userAdd' as const,
  accessPackageId: id('package', packageNth),
  policyId: id('policy', packageNth),
  requestorId: userId,
  targetId: userId,
  status: '',
  justification: 'For the work of the team.',
  terms,
  stage: 3,
  stageSince: portal.now(),
  stageDueAt: null,
  submittedAt: portal.now(),
  completedAt: portal.now(),
  revision: 5,
})

async function addAssignments(portal: Portal, tx: Transaction, size: Size): Promise<void> {
  const now = portal.now()
  const startOf = (nth: number) => after(now, -minutes(nth) - days(1))
  await many(tx, assignmentRequests, size.assignments, (nth) => {
    const { userId, packageNth } = holderOf(nth, size)
    const submittedAt = startOf(nth)
    return {
      ...requestRow(portal, id('given', nth), userId, packageNth),
      state: 'delivered' as const,
      submittedAt,
      completedAt: submittedAt,
      assignmentId: id('assignment', nth),
    }
  })
  await many(tx, assignments, size.assignments, (nth) => {
    const { userId, packageNth } = holderOf(nth, size)
    return {
      id: id('assignment', nth),
      accessPackageId: id('package', packageNth),
      policyId: id('policy', packageNth),
      targetId: userId,
      requestId: id('given', nth),
      state: 'delivered' as const,
      startsAt: startOf(nth),
      // The last of them are over: the job that ends access finds them.
      expiresAt: nth >= size.assignments - size.expiring ? after(now, -minutes(1)) : after(now, days(20 + (nth % 160))),
      endsAt: null,
    }
  })
  await many(tx, memberships, size.assignments, (nth) => {
    const { userId, packageNth } = holderOf(nth, size)
    return {
      id: id('membership', nth),
      groupId: id('group', packageNth),
      userId,
      source: 'accessPackage' as const,
      sourceId: id('assignment', nth),
      startsAt: startOf(nth),
      endsAt: null,
    }
  })
}

async function addRequests(portal: Portal, tx: Transaction, size: Size): Promise<void> {
  const now = portal.now()
  const people = peopleIn(size)
  const denied = size.requests - size.pending
  await many(tx, assignmentRequests, denied, (nth) => ({
    ...requestRow(portal, id('denied', nth), id('user', nth % people), nth % size.packages),
    state: 'denied' as const,
    stage: 0,
    submittedAt: after(now, -minutes(nth)),
    completedAt: after(now, -minutes(nth)),
  }))
  await many(tx, requestDecisions, denied, (nth) => ({
    id: id('decision', nth),
    requestId: id('denied', nth),
    stage: 0,
    userId: id('user', nth % 50),
    verdict: 'deny' as const,
    reason: 'Not needed.',
    decidedAt: after(now, -minutes(nth)),
  }))
  await many(tx, requestApprovers, denied, (nth) => ({
    id: id('deniedApprover', nth),
    requestId: id('denied', nth),
    stage: 0,
    userId: id('user', nth % 50),
    askedAt: after(now, -minutes(nth)),
    waiting: false,
  }))
  // Those who wait are people who have nothing of these packages yet.
  const pendingOf = (nth: number) => ({
    userId: id('user', people - 1 - nth),
    packageNth: (nth * 13 + 1) % size.packages,
  })
  await many(tx, assignmentRequests, size.pending, (nth) => {
    const { userId, packageNth } = pendingOf(nth)
    return {
      ...requestRow(portal, id('pending', nth), userId, packageNth),
      state: 'pendingApproval' as const,
      stage: 0,
      stageDueAt: after(now, days(14)),
      completedAt: null,
      revision: 1,
    }
  })
  await many(tx, requestApprovers, size.pending, (nth) => ({
    id: id('pendingApprover', nth),
    requestId: id('pending', nth),
    stage: 0,
    userId: id('user', lookers.approver),
    askedAt: now,
    waiting: true,
  }))
}
