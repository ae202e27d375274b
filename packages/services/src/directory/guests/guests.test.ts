import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { days, hours } from '@latchkey/core/time'
import { assignmentPolicies, assignments, policyTargets } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listAssignments } from '../../entitlement/admin/assignments.views.ts'
import { requestForAdmin } from '../../entitlement/admin/request-detail.views.ts'
import { listRequests } from '../../entitlement/admin/requests.views.ts'
import { pendingApprovals } from '../../entitlement/approvals.views.ts'
import { setPolicyRule } from '../../entitlement/automatic/set-policy-rule.ts'
import { decideRequest } from '../../entitlement/decide-request.ts'
import { endAssignment } from '../../entitlement/end-assignment.ts'
import { submitRequest } from '../../entitlement/submit-request.ts'
import { setSetting } from '../../installation/settings.store.ts'
import { runJob } from '../../jobs/run-jobs.ts'
import type { Portal } from '../../portal.ts'
import { createUser } from '../create-user.ts'
import { createOrganization } from '../organizations/create-organization.ts'
import { deleteOrganization } from '../organizations/delete-organization.ts'
import { listOrganizations, organizationDetail } from '../organizations/organizations.views.ts'
import { addSponsor, removeSponsor } from '../organizations/sponsors.ts'
import { updateOrganization } from '../organizations/update-organization.ts'
import { beginStory, refusalOf, type Story } from '../story.testing.ts'
import { userById } from '../users.store.ts'
import { listUsers } from '../users.views.ts'
import { unblockGuests } from './unblock-guest.ts'

let story: Story
let portal: Story['portal']
let igor: Portal
let sponsor: UserId
let gus: UserId
let studio: string
let packageId: AccessPackageId

const fields = {
  displayName: 'Studio Taylor',
  description: '',
  state: 'configured',
  domains: 'studio.example',
} as const

beforeEach(async () => {
  story = await beginStory()
  portal = story.portal
  igor = await portal.as(await story.person('Igor Governance', {}, 'identityGovernanceAdministrator'))
  sponsor = await story.person('Sonia Sponsor')
  studio = await createOrganization(igor, fields)
  gus = (await createUser(portal, guest('Gus', 'Gus@Studio.example'))).id
  packageId = await story.accessPackage('Prototypes', [], [{ approvers: [{ kind: 'internalSponsors' }] }])
})
afterEach(() => portal.dispose())

const guest = (displayName: string, mail: string) => ({
  displayName,
  mail,
  userPrincipalName: `${displayName.toLowerCase()}@guests.example`,
  userType: 'guest' as const,
})

const from = async (userId: UserId) => (await userById(portal.db.read, userId)).connectedOrganizationId

test('a guest belongs to the organization of their mail domain, as domains come and go', async () => {
  expect(await from(gus)).toBe(studio)
  const eve = (await createUser(portal, guest('Eve', 'eve@elsewhere.example'))).id
  expect(await from(eve)).toBeNull()
  await updateOrganization(igor, { ...fields, organizationId: studio, revision: 0, domains: 'elsewhere.example' })
  expect([await from(gus), await from(eve)]).toEqual([null, studio])
  expect((await listOrganizations(igor)).rows).toMatchObject([{ domains: ['elsewhere.example'], guests: 1 }])
  await deleteOrganization(igor, { organizationId: studio })
  expect(await from(eve)).toBeNull()
})

test('a domain belongs to one organization, and is one', async () => {
  expect(await refusalOf(createOrganization(igor, { ...fields, displayName: 'Other' }))).toBe('domainTaken')
  expect(await refusalOf(createOrganization(igor, { ...fields, domains: ' ' }))).toBe('domainsNeeded')
  expect(await refusalOf(createOrganization(igor, { ...fields, domains: 'not a domain' }))).toBe('invalidInput')
  const someone = await portal.as(sponsor)
  expect(await refusalOf(createOrganization(someone, fields))).toBe('notAllowed')
  expect(await refusalOf(organizationDetail(someone, studio))).toBe('notAllowed')
})

test('an organization that a policy names is not deleted', async () => {
  const [policy] = await portal.db.read.select().from(assignmentPolicies)
  await portal.db.transaction((tx) =>
    tx
      .insert(policyTargets)
      .values({ id: portal.newId(), policyId: policy?.id ?? '', connectedOrganizationId: studio }),
  )
  expect(await refusalOf(deleteOrganization(igor, { organizationId: studio }))).toBe('organizationInPolicy')
})

test('what a guest asks for is approved by the sponsor of their organization', async () => {
  const part = { organizationId: studio, userId: sponsor, kind: 'internal' } as const
  await addSponsor(igor, part)
  expect(await refusalOf(addSponsor(igor, part))).toBe('alreadySponsor')
  expect(await refusalOf(addSponsor(igor, { ...part, userId: gus }))).toBe('sponsorNotInternal')
  expect(await refusalOf(addSponsor(igor, { ...part, kind: 'external' }))).toBe('sponsorNotExternal')
  await addSponsor(igor, { ...part, userId: gus, kind: 'external' })
  const requestId = await submitRequest(await portal.as(gus), { accessPackageId: packageId, justification: '' })
  const asSponsor = await portal.as(sponsor)
  expect((await pendingApprovals(asSponsor)).rows.map((row) => row.requestId)).toEqual([requestId])
  expect(await decideRequest(asSponsor, { requestId, stage: 0, verdict: 'approve', reason: '' })).toBe('delivered')
  await removeSponsor(igor, part)
  expect(await refusalOf(removeSponsor(igor, part))).toBe('notFound')
  expect((await organizationDetail(igor, studio)).sponsors.map(({ kind }) => kind)).toEqual(['external'])
})

/** Gus has had access that has ended. */
async function endedAccess() {
  await addSponsor(igor, { organizationId: studio, userId: sponsor, kind: 'internal' })
  const requestId = await submitRequest(await portal.as(gus), { accessPackageId: packageId, justification: '' })
  await decideRequest(await portal.as(sponsor), { requestId, stage: 0, verdict: 'approve', reason: '' })
  const [held] = await portal.db.read.select().from(assignments).where(eq(assignments.targetId, gus))
  return held?.id ?? ''
}

const govern = (subjectLifecycle: 'governed' | 'notGoverned') =>
  portal.db.transaction(async (tx) => {
    const { users } = await import('@latchkey/schema/tables/directory')
    await tx.update(users).set({ subjectLifecycle }).where(eq(users.id, gus))
  })

const lifecycle = (guestLifecycle: 'none' | 'blockSignIn' | 'blockSignInAndDelete') =>
  portal.db.transaction((tx) =>
    setSetting(tx, 'entitlement', { guestLifecycle, guestDaysUntilDeleted: 30 }, portal.now()),
  )

const sweep = async () => (await runJob(portal, 'guest-lifecycle')).done

test('a governed guest is blocked when the last access has ended, and deleted after the days that are set', async () => {
  const assignmentId = await endedAccess()
  await govern('governed')
  await lifecycle('blockSignInAndDelete')
  expect(await sweep()).toBe(0)
  await endAssignment(igor, { assignmentId, reason: 'Done' })
  expect(await sweep()).toBe(1)
  expect(await userById(portal.db.read, gus)).toMatchObject({ accountEnabled: false, blockedAt: portal.now() })
  portal.clock.advance(days(30) - hours(1))
  expect(await sweep()).toBe(0)
  portal.clock.advance(hours(1))
  expect(await sweep()).toBe(1)
  expect((await userById(portal.db.read, gus)).deletedAt).toEqual(portal.now())
  expect((await listUsers(portal)).rows.map(({ displayName }) => displayName)).not.toContain('Gus')
  // Lists of what they had and asked for go on naming them, and say that they were deleted.
  const deleted = { displayName: 'Gus', deletedAt: portal.now() }
  expect((await listAssignments(igor, { userId: gus })).rows).toMatchObject([{ target: deleted }])
  const [request] = (await listRequests(igor, { userId: gus })).rows
  expect(request).toMatchObject({ target: deleted })
  expect((await requestForAdmin(igor, request?.id ?? '')).request.target).toMatchObject(deleted)
  expect(await sweep()).toBe(0)
})

test('a guest who is not governed stays, and so does everybody where the settings say so', async () => {
  const assignmentId = await endedAccess()
  await endAssignment(igor, { assignmentId, reason: 'Done' })
  await govern('notGoverned')
  await lifecycle('blockSignIn')
  expect(await sweep()).toBe(0)
  await govern('governed')
  await lifecycle('none')
  expect(await sweep()).toBe(0)
})

test('a blocked guest who gets access again can sign in again', async () => {
  const assignmentId = await endedAccess()
  await govern('governed')
  await lifecycle('blockSignIn')
  await endAssignment(igor, { assignmentId, reason: 'Done' })
  await sweep()
  await portal.db.transaction((tx) => unblockGuests(portal, tx, [gus]))
  expect(await userById(portal.db.read, gus)).toMatchObject({ accountEnabled: true, blockedAt: null })
})

test('so can one whom a rule assigns a package', async () => {
  const assignmentId = await endedAccess()
  await govern('governed')
  await lifecycle('blockSignIn')
  await endAssignment(igor, { assignmentId, reason: 'Done' })
  await sweep()
  expect(await userById(portal.db.read, gus)).toMatchObject({ accountEnabled: false })
  await setPolicyRule(igor, {
    accessPackageId: await story.accessPackage('Guests', []),
    revision: 0,
    displayName: 'All guests',
    membershipRule: 'user.userType -eq "Guest"',
  })
  expect(await userById(portal.db.read, gus)).toMatchObject({ accountEnabled: true, blockedAt: null })
})
