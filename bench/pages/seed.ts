import { anonymous } from '@latchkey/core/authorization/actor'
import { plainTerms } from '@latchkey/core/entitlement/policy'
import type { ApplicationId, AppRoleId, GroupId, UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { applicationAssignments, applications, appRoles } from '@latchkey/schema/tables/applications'
import { credentials } from '@latchkey/schema/tables/authentication'
import { groups, memberships, users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentPolicies,
  catalogResources,
  catalogs,
  packageResourceRoles,
} from '@latchkey/schema/tables/entitlement'
import { hashPassword } from '@latchkey/services/authentication/passwords'
import { signIn } from '@latchkey/services/authentication/sign-in'
import { actingAs, type Portal } from '@latchkey/services/portal'

const many = 50
const userName = 'vera.okafor@bench.example'
const password = 'a long password for a bench'
const subjects = [
  'Design',
  'Finance',
  'Sales',
  'Support',
  'Research',
  'Legal',
  'Field service',
  'Travel',
  'Payroll',
  'Data',
]
const categories = ['Productivity', 'Finance', 'People', 'Engineering', 'Sales']

/** Puts one user into an empty portal who has 50 applications, half of them through groups, and may request 50 packages. */
export async function seed(portal: Portal): Promise<void> {
  const passwordHash = await hashPassword(password)
  await portal.db.transaction(async (tx) => {
    const userId = portal.newId()
    const at = portal.now()
    await tx.insert(users).values({
      id: userId,
      userPrincipalName: userName,
      mail: userName,
      displayName: 'Vera Okafor',
      jobTitle: 'Engineer',
      department: 'Research',
      userType: 'member',
      accountEnabled: true,
      usageLocation: 'DE',
      createdAt: at,
      revision: 0,
    })
    await tx.insert(credentials).values({ userId, passwordHash, passwordChangedAt: at, mustChangePassword: false })
    const groupIds = await addGroups(portal, tx, userId)
    await addApplications(portal, tx, userId, groupIds)
    await addPackages(portal, tx, groupIds)
  })
}

/** Signs that user in; returns what a browser would send from then on. */
export async function sessionCookie(portal: Portal): Promise<string> {
  const setCookie = await signIn(actingAs(portal, anonymous), { userName, password }, null)
  return setCookie.split(';')[0] ?? ''
}

const subject = (nth: number) => subjects[nth % subjects.length] ?? ''

async function addGroups(portal: Portal, tx: Transaction, userId: UserId): Promise<readonly GroupId[]> {
  const at = portal.now()
  const made = Array.from({ length: many }, (_, nth) => ({
    id: portal.newId() as GroupId,
    displayName: `${subject(nth)} team ${nth + 1}`,
    description: '',
    kind: 'security' as const,
    createdAt: at,
    revision: 0,
  }))
  await tx.insert(groups).values(made)
  const joined = made.slice(0, 5).map(({ id: groupId }) => ({
    id: portal.newId(),
    groupId,
    userId,
    source: 'direct' as const,
    sourceId: '',
    startsAt: at,
    endsAt: null,
  }))
  await tx.insert(memberships).values(joined)
  return made.map(({ id }) => id)
}

async function addApplications(
  portal: Portal,
  tx: Transaction,
  userId: UserId,
  groupIds: readonly GroupId[],
): Promise<void> {
  const at = portal.now()
  const made = Array.from({ length: many }, (_, nth) => ({
    id: portal.newId() as ApplicationId,
    displayName: `${subject(nth)} desk ${nth + 1}`,
    description: `Where ${subject(nth).toLowerCase()} keeps its plans, files and approvals`,
    homepageUrl: `https://desk-${nth + 1}.example.com/`,
    publisher: 'Example Software',
    category: categories[nth % categories.length] ?? '',
    enabled: true,
    visible: true,
    createdAt: at,
    revision: 0,
  }))
  const roles = made.map(({ id }) => ({
    id: portal.newId() as AppRoleId,
    applicationId: id,
    value: 'default',
    displayName: 'Default Access',
  }))
  await tx.insert(applications).values(made)
  await tx.insert(appRoles).values(roles)
  await tx.insert(applicationAssignments).values(
    roles.map(({ id: appRoleId, applicationId }, nth) => ({
      id: portal.newId(),
      applicationId,
      appRoleId,
      userId: nth % 2 === 0 ? userId : null,
      groupId: nth % 2 === 0 ? null : (groupIds[nth % 5] ?? null),
      source: 'direct' as const,
      sourceId: '',
      startsAt: at,
      endsAt: null,
    })),
  )
}

async function addPackages(portal: Portal, tx: Transaction, groupIds: readonly GroupId[]): Promise<void> {
  const at = portal.now()
  const made = { createdAt: at, revision: 0 }
  const dated = { startsAt: at, endsAt: null }
  const catalogId = portal.newId()
  await tx.insert(catalogs).values({
    id: catalogId,
    displayName: 'Company services',
    description: '',
    state: 'published',
    isExternallyVisible: false,
    ...made,
  })
  for (const [nth, originId] of groupIds.entries()) {
    const accessPackageId = portal.newId()
    const resource = { kind: 'group' as const, originId }
    await tx.insert(catalogResources).values({ id: portal.newId(), catalogId, ...resource, ...dated })
    await tx.insert(accessPackages).values({
      id: accessPackageId,
      catalogId,
      displayName: `${subject(nth)} suite ${nth + 1}`,
      description: `Everything that ${subject(nth).toLowerCase()} needs: the team, its files and its licenses`,
      isHidden: false,
      ...made,
    })
    await tx
      .insert(packageResourceRoles)
      .values({ id: portal.newId(), accessPackageId, ...resource, roleId: 'member', ...dated })
    await tx.insert(assignmentPolicies).values({
      id: portal.newId(),
      accessPackageId,
      displayName: 'For everybody',
      description: '',
      allowedTargetScope: 'allMemberUsers',
      enabled: true,
      terms: {
        ...plainTerms,
        stages: [],
        requestorJustificationRequired: false,
        expiration: { type: 'afterDuration', days: 90 },
        allowCustomDuration: true,
      },
      ...made,
    })
  }
}
