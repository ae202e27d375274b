import { emptyTerms } from '@latchkey/core/entitlement/policy-form'
import { notReviewed } from '@latchkey/core/entitlement/review-form'
import type { AccessPackageId, CatalogId, GroupId, PolicyId, UserId } from '@latchkey/core/ids'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rolesOf } from '../../authorization.store.ts'
import { addGroupRole } from '../../directory/add-group-role.ts'
import { createGroup } from '../../directory/create-group.ts'
import { memberIdsOf } from '../../directory/memberships.store.ts'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import { packageRightsInWords } from '../../overview/entitlement-rights.views.ts'
import type { Portal } from '../../portal.ts'
import { setPolicyRule } from '../automatic/set-policy-rule.ts'
import { failuresOf } from '../failures.store.ts'
import { addCatalogRole } from './add-catalog-role.ts'
import { addResource } from './add-resource.ts'
import { addResourceRole } from './add-resource-role.ts'
import { assignMany, previewAssigning } from './assign-many.ts'
import { assignPackage } from './assign-package.ts'
import { createCatalog } from './create-catalog.ts'
import { createPackage } from './create-package.ts'
import { createPolicy } from './create-policy.ts'
import { duplicatePackage } from './duplicate-package.ts'
import { packageForAdmin, rolesToAdd } from './packages.views.ts'
import { previewPackageRoles } from './preview-package-roles.ts'
import { switchPolicy } from './switch-policy.ts'
import { updatePolicy } from './update-policy.ts'

let story: Story
let vera: Portal
let igor: Portal
let mallory: UserId
let asMallory: Portal
let groupId: GroupId
let catalogId: CatalogId
let packageId: AccessPackageId
let policyId: PolicyId

const plain = {
  ...emptyTerms,
  ...notReviewed,
  displayName: 'By hand',
  description: '',
  enabled: true,
  scope: 'notSpecified',
  targetUserIds: [],
  targetGroupIds: [],
  targetOrganizationIds: [],
  endsOutOfScope: false,
  graceHours: 0,
} as const
const role = () => `group:${groupId}:member`
const createAs = (who: Portal, displayName: string) =>
  createPackage(who, { catalogId, displayName, description: '', isHidden: false })

beforeEach(async () => {
  story = await beginStory()
  const { portal } = story
  vera = await portal.as(await story.person('Vera', {}, 'globalAdministrator'))
  igor = await portal.as(await story.person('Igor Governance', {}, 'identityGovernanceAdministrator'))
  mallory = await story.person('Mallory')
  groupId = await createGroup(vera, { displayName: 'Administrators', kind: 'security', isAssignableToRole: true })
  await addGroupRole(vera, { groupId, role: 'globalAdministrator' })
  catalogId = await createCatalog(vera, {
    displayName: 'Administration',
    description: '',
    state: 'published',
    isExternallyVisible: true,
  })
  await addResource(vera, { catalogId, kind: 'group', originId: groupId })
  await addCatalogRole(vera, { catalogId, userId: mallory, role: 'accessPackageManager' })
  asMallory = await portal.as(mallory)
  packageId = await createAs(vera, 'Administrator')
  await addResourceRole(vera, { accessPackageId: packageId, resourceRole: role() })
  policyId = await createPolicy(vera, { accessPackageId: packageId, ...plain })
})
afterEach(() => story.portal.dispose())

test('a package manager adds no role of a group whose members have directory roles, and sees why before', async () => {
  const own = await createAs(asMallory, 'Harmless')
  const change = { add: { kind: 'group', originId: groupId, roleId: 'member' } } as const
  expect(await refusalOf(previewPackageRoles(asMallory, own, change))).toBe('roleAssignableGroup')
  for (const by of [asMallory, igor])
    expect(await refusalOf(addResourceRole(by, { accessPackageId: own, resourceRole: role() }))).toBe(
      'roleAssignableGroup',
    )
  const told = (await rolesToAdd(asMallory, own)).find(({ value }) => value === role())
  expect(told).toMatchObject({ disabled: true, label: 'Member of Administrators (only by a Global Administrator)' })
  expect((await rolesToAdd(vera, own)).every(({ disabled }) => !disabled)).toBe(true)
})

test('nobody but a Global Administrator decides who gets a package that gives such a group', async () => {
  const one = { accessPackageId: packageId, policyId, justification: '' }
  const rule = { accessPackageId: packageId, revision: 0, displayName: 'Rule', description: '', enabled: true }
  await switchPolicy(asMallory, { policyId, revision: 0, enabled: false })
  const attempts = [
    () => assignPackage(asMallory, { ...one, userId: mallory }),
    () => previewAssigning(asMallory, { ...one, people: 'mallory@example.com' }),
    () => assignMany(asMallory, { ...one, people: 'mallory@example.com' }),
    () => createPolicy(asMallory, { accessPackageId: packageId, ...plain, scope: 'allMemberUsers' }),
    () => updatePolicy(asMallory, { policyId, revision: 1, ...plain, scope: 'allMemberUsers' }),
    () => switchPolicy(asMallory, { policyId, revision: 1, enabled: true }),
    () => duplicatePackage(asMallory, { accessPackageId: packageId, displayName: 'Copy' }),
    () => assignPackage(igor, { ...one, userId: mallory }),
    () => setPolicyRule(igor, { ...rule, membershipRule: 'user.displayName -eq "Mallory"' }),
  ]
  for (const attempt of attempts) expect(await refusalOf(attempt())).toBe('roleAssignablePackage')
  expect(await rolesOf(story.portal.db.read, mallory)).toEqual([])
  await switchPolicy(vera, { policyId, revision: 1, enabled: true })
  await assignPackage(vera, { ...one, userId: mallory })
  expect(await rolesOf(story.portal.db.read, mallory)).toEqual(['globalAdministrator'])
})

test('its page says so where it would be done, and lets fewer people have it', async () => {
  const rights = packageRightsInWords(asMallory, await packageForAdmin(asMallory, packageId))
  const why = expect.stringMatching(/^This package gives a group whose members can have directory roles/)
  expect(rights).toMatchObject({ assign: why, createPolicy: why, updatePolicy: why, create: why })
  expect(rights).toMatchObject({ switchPolicyOff: null, deletePolicy: null, removeResourceRole: null })
  expect(packageRightsInWords(vera, await packageForAdmin(vera, packageId))).toMatchObject({ assign: null })
})

test('a guest who is assigned it does not become a member, and the reason is kept', async () => {
  const { db } = story.portal
  const gus = await story.person('Gus Guest', { userType: 'guest' })
  await assignPackage(vera, { accessPackageId: packageId, policyId, userId: gus, justification: '' })
  const [held] = await db.read.select().from(assignments).where(eq(assignments.targetId, gus))
  expect(held?.state).toBe('deliveryFailed')
  expect(await failuresOf(db.read, [held?.id ?? ''])).toMatchObject([{ reason: 'guestAdministrator' }])
  expect(await memberIdsOf(db.read, groupId)).toEqual([])
})
