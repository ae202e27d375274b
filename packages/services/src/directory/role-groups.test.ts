import { emptyTerms } from '@latchkey/core/entitlement/policy-form'
import type { GroupId } from '@latchkey/core/ids'
import { after, days } from '@latchkey/core/time'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { castId, type DemoPortal, demoPortal } from '@latchkey/testing/demo-portal'
import { refused } from '@latchkey/testing/refused'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { resetPassword } from '../authentication/reset-password.ts'
import { addSession, sessionWithUser } from '../authentication/sessions.store.ts'
import { holdersOf, rolesOf } from '../authorization.store.ts'
import { addResource } from '../entitlement/admin/add-resource.ts'
import { addResourceRole } from '../entitlement/admin/add-resource-role.ts'
import { listAssignments } from '../entitlement/admin/assignments.views.ts'
import { createPackage } from '../entitlement/admin/create-package.ts'
import { createPolicy } from '../entitlement/admin/create-policy.ts'
import { endAssignments } from '../entitlement/admin/end-assignments.ts'
import { packageForAdmin } from '../entitlement/admin/packages.views.ts'
import { removeResourceRole } from '../entitlement/admin/remove-resource-role.ts'
import { retirePackage } from '../entitlement/admin/retire-package.ts'
import { setPolicyRule } from '../entitlement/automatic/set-policy-rule.ts'
import { endAssignment } from '../entitlement/end-assignment.ts'
import { giveBackAssignment } from '../entitlement/give-back-assignment.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import { demoId } from '../installation/demo/demo-id.ts'
import { demoUserId } from '../installation/demo/people.ts'
import { demoPackageId } from '../installation/demo/structure.ts'
import { hasAdministrator } from '../installation/installation.ts'
import { runJob } from '../jobs/run-jobs.ts'
import { adminOverview } from '../overview/admin-overview.views.ts'
import type { Portal } from '../portal.ts'
import { addGroupOwner } from './add-group-owner.ts'
import { addGroupRole } from './add-group-role.ts'
import { addMember } from './add-member.ts'
import { assignRole } from './assign-role.ts'
import { createGroup } from './create-group.ts'
import { deleteGroup } from './delete-group.ts'
import { disableUser } from './disable-user.ts'
import { leaveUser } from './leaving/leave-user.ts'
import { nestGroup } from './nest-group.ts'
import { removeGroupRole } from './remove-group-role.ts'
import { removeMember } from './remove-member.ts'
import { removeRole } from './remove-role.ts'
import { setGroupRule } from './set-group-rule.ts'
import { updateGroup } from './update-group.ts'
import { userDetail } from './user-detail.views.ts'

let portal: DemoPortal
let vera: Portal
let nadia: Portal
let groupId: GroupId
const ada = castId('ada')
const diagrams = demoPackageId('diagrams')
const asked = { displayName: 'Account helpers', kind: 'security', isAssignableToRole: true } as const

beforeEach(async () => {
  portal = await demoPortal()
  vera = await portal.cast('vera')
  nadia = await portal.as(demoUserId('nadia'))
  groupId = await createGroup(vera, asked)
  await addGroupRole(vera, { groupId, role: 'userAdministrator' })
})
afterEach(() => portal.dispose())

test('a member has the role from the next request on, and not a moment longer than the membership', async () => {
  await addMember(vera, { groupId, userId: ada })
  expect(await rolesOf(portal.db.read, ada)).toEqual(['userAdministrator'])
  expect(await holdersOf(portal.db.read, ['userAdministrator'])).toContain(ada)
  const at = portal.now()
  const session = { id: 's', userId: ada, createdAt: at, expiresAt: at, userAgent: null, address: null }
  await portal.db.transaction((tx) => addSession(tx, session as never))
  expect((await sessionWithUser(portal.db.read, 's'))?.user.roles).toEqual(['userAdministrator'])
  await removeMember(vera, { groupId, userId: ada })
  expect(await rolesOf(portal.db.read, ada)).toEqual([])
  expect((await sessionWithUser(portal.db.read, 's'))?.user.roles).toEqual([])
})

test('a groups administrator cannot touch the group in any way', async () => {
  const inner = demoId('group:diagram')
  const attempts = [
    () => createGroup(nadia, asked),
    () => addMember(nadia, { groupId, userId: ada }),
    () => removeMember(nadia, { groupId, userId: ada }),
    () => addGroupOwner(nadia, { groupId, userId: ada }),
    () => updateGroup(nadia, { groupId, revision: 0, displayName: 'Harmless' }),
    () => setGroupRule(nadia, { groupId, revision: 0, membershipRule: 'user.department -eq "IT"' }),
    () => nestGroup(nadia, { groupId, memberGroupId: inner }),
    () => deleteGroup(nadia, { groupId }),
    () => addResource(nadia, { catalogId: demoId('catalog:workplace'), kind: 'group', originId: groupId }),
  ]
  for (const attempt of attempts) expect((await refused(attempt())).code).toBe('roleAssignableGroup')
  expect((await refused(addGroupRole(nadia, { groupId, role: 'globalAdministrator' }))).code).toBe('notAllowed')
})

test('an owner of the group has no more to say in it than anybody', async () => {
  await addGroupOwner(vera, { groupId, userId: ada })
  const asAda = await portal.as(ada)
  expect((await refused(addMember(asAda, { groupId, userId: ada }))).code).toBe('roleAssignableGroup')
})

test('its members are chosen: no rule, no groups inside, no guests', async () => {
  const rule = { groupId, revision: 0, membershipRule: 'user.department -eq "IT"' }
  expect((await refused(setGroupRule(vera, rule))).code).toBe('roleGroupChosenOnly')
  const nesting = { groupId, memberGroupId: demoId('group:diagram') }
  expect((await refused(nestGroup(vera, nesting))).code).toBe('roleGroupChosenOnly')
  expect((await refused(addMember(vera, { groupId, userId: castId('gus') }))).code).toBe('guestAdministrator')
})

test('a group that was not made for it gives no role', async () => {
  const other = demoId('group:diagram')
  expect((await refused(addGroupRole(vera, { groupId: other, role: 'globalReader' }))).code).toBe('notRoleAssignable')
  expect((await refused(addGroupRole(vera, { groupId, role: 'userAdministrator' }))).code).toBe('groupGivesRole')
  await removeGroupRole(vera, { groupId, role: 'userAdministrator' })
  expect((await refused(removeGroupRole(vera, { groupId, role: 'userAdministrator' }))).code).toBe('groupLacksRole')
})

test('who holds a role through a group is protected like any administrator', async () => {
  await addMember(vera, { groupId, userId: ada })
  const harper = await portal.cast('harper')
  expect((await refused(resetPassword(harper, { userId: ada }))).code).toBe('protectedAccount')
})

test('a role that comes from a group is not taken from the person, and their page says why they have it', async () => {
  await addMember(vera, { groupId, userId: ada })
  const removal = { userId: ada, role: 'userAdministrator' } as const
  expect((await refused(removeRole(vera, removal))).code).toBe('roleByGroup')
  expect((await userDetail(vera, ada)).roles).toMatchObject([
    { role: 'userAdministrator', says: 'As a member of Account helpers', group: { id: groupId } },
  ])
})

test('the last Global Administrator is one also where a group makes them it', async () => {
  await addGroupRole(vera, { groupId, role: 'globalAdministrator' })
  await addMember(vera, { groupId, userId: ada })
  await removeRole(vera, { userId: castId('vera'), role: 'globalAdministrator' })
  expect(await hasAdministrator(portal.db.read)).toBe(true)
  const asAda = await portal.as(ada)
  for (const attempt of [
    () => removeMember(asAda, { groupId, userId: ada }),
    () => removeGroupRole(asAda, { groupId, role: 'globalAdministrator' }),
    () => deleteGroup(asAda, { groupId }),
  ])
    expect((await refused(attempt())).code).toBe('lastGlobalAdministrator')
  expect(await rolesOf(portal.db.read, ada)).toContain('globalAdministrator')
})

test('a package gives the role with the membership, says so, and takes it at the end', async () => {
  await addResource(vera, { catalogId: demoId('catalog:workplace'), kind: 'group', originId: groupId })
  await addResourceRole(vera, { accessPackageId: diagrams, resourceRole: `group:${groupId}:member` })
  await submitRequest(await portal.as(ada), { accessPackageId: diagrams })
  expect(await rolesOf(portal.db.read, ada)).toEqual(['userAdministrator'])
  expect((await userDetail(vera, ada)).roles).toMatchObject([
    { says: 'As a member of Account helpers, through the access package Diagrams' },
  ])
  const [assignment] = (await listAssignments(nadia, { packageId: diagrams, userId: ada })).rows
  await endAssignment(nadia, { assignmentId: assignment?.id ?? '', reason: 'No longer needed.' })
  expect(await rolesOf(portal.db.read, ada)).toEqual([])
})

/** A package of its own that makes its holders members of the group. */
async function packageOfRole() {
  const catalogId = demoId('catalog:workplace')
  await addResource(vera, { catalogId, kind: 'group', originId: groupId })
  const accessPackageId = await createPackage(vera, { catalogId, displayName: 'Administration', isHidden: false })
  await addResourceRole(vera, { accessPackageId, resourceRole: `group:${groupId}:member` })
  return accessPackageId
}

test('a package that makes the last Global Administrator is not taken by hand, and by its time only once there is another', async () => {
  await addGroupRole(vera, { groupId, role: 'globalAdministrator' })
  const administration = await packageOfRole()
  await createPolicy(vera, {
    ...emptyTerms,
    accessPackageId: administration,
    displayName: 'Everybody',
    enabled: true,
    scope: 'allMemberUsers',
    stages: [],
    requestorJustificationRequired: false,
  })
  await submitRequest(await portal.as(ada), { accessPackageId: administration })
  await removeRole(vera, { userId: castId('vera'), role: 'globalAdministrator' })
  const asAda = await portal.as(ada)
  const { id: assignmentId } = (await listAssignments(asAda, { packageId: administration, userId: ada })).rows[0] ?? {
    id: '',
  }
  const { accessPackage, roles } = await packageForAdmin(asAda, administration)
  const resourceRoleId = roles.find(({ originId }) => originId === groupId)?.id ?? ''
  const retiring = {
    accessPackageId: administration,
    revision: accessPackage.revision,
    retiresAt: after(portal.now(), days(1)),
  }
  for (const attempt of [
    () => giveBackAssignment(asAda, { assignmentId }),
    () => endAssignment(asAda, { assignmentId, reason: 'Enough.' }),
    () => endAssignments(asAda, { assignmentIds: [assignmentId], reason: 'Enough.' }),
    () => retirePackage(asAda, retiring),
    () => removeResourceRole(asAda, { resourceRoleId }),
    () => disableUser(portal, { userId: ada }),
    () => leaveUser(portal, { userId: ada }),
  ])
    expect((await refused(attempt())).code).toBe('lastGlobalAdministrator')

  await portal.db.transaction((tx) =>
    tx
      .update(assignments)
      .set({ expiresAt: after(portal.now(), days(1)) })
      .where(eq(assignments.id, assignmentId)),
  )
  portal.clock.advance(days(2))
  await runJob(portal, 'expire-assignments')
  expect(await rolesOf(portal.db.read, ada)).toContain('globalAdministrator')
  expect((await adminOverview(asAda)).people?.kept).toMatchObject([{ id: assignmentId, packageName: 'Administration' }])
  await assignRole(asAda, { userId: castId('vera'), role: 'globalAdministrator' })
  expect((await adminOverview(asAda)).people?.kept).toEqual([])
  await runJob(portal, 'expire-assignments')
  expect(await rolesOf(portal.db.read, ada)).toEqual([])
})

test('a rule that does not take the last Global Administrator any more ends the access once there is another', async () => {
  await addGroupRole(vera, { groupId, role: 'globalAdministrator' })
  const accessPackageId = await packageOfRole()
  const rule = (membershipRule: string, revision: number) => ({
    accessPackageId,
    revision,
    displayName: 'On duty',
    enabled: true,
    endsOutOfScope: true,
    membershipRule,
  })
  await setPolicyRule(vera, rule('user.displayName -eq "Ada Lindqvist"', 0))
  await removeRole(vera, { userId: castId('vera'), role: 'globalAdministrator' })
  const asAda = await portal.as(ada)
  await setPolicyRule(asAda, rule('user.department -eq "Nowhere"', 0))
  expect(await rolesOf(portal.db.read, ada)).toContain('globalAdministrator')
  await runJob(portal, 'expire-assignments')
  expect(await rolesOf(portal.db.read, ada)).toContain('globalAdministrator')
  await assignRole(asAda, { userId: castId('vera'), role: 'globalAdministrator' })
  await runJob(portal, 'expire-assignments')
  expect(await rolesOf(portal.db.read, ada)).toEqual([])
})
