import { nobodyAsked } from '@latchkey/core/entitlement/approvers-form'
import { emptyStage, emptyTerms } from '@latchkey/core/entitlement/policy-form'
import { notReviewed } from '@latchkey/core/entitlement/review-form'
import type { AccessPackageId, GroupId } from '@latchkey/core/ids'
import { accessPackages } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addGroupOwner } from '../../directory/add-group-owner.ts'
import { addMember } from '../../directory/add-member.ts'
import { createGroup } from '../../directory/create-group.ts'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import type { Portal } from '../../portal.ts'
import { addCatalogRole } from './add-catalog-role.ts'
import { createPolicy } from './create-policy.ts'
import { policyForAdmin } from './policies.views.ts'
import { namesOfChosen } from './policy-choices.views.ts'
import { updatePolicy } from './update-policy.ts'

let story: Story
let asMallory: Portal
let layoffs: GroupId
let own: GroupId
let accessPackageId: AccessPackageId

const plain = {
  ...emptyTerms,
  ...notReviewed,
  displayName: 'Employees',
  description: '',
  enabled: true,
  scope: 'allMemberUsers',
  targetUserIds: [],
  targetGroupIds: [],
  targetOrganizationIds: [],
  endsOutOfScope: false,
  graceHours: 0,
} as const
const asking = (groupId: GroupId) => ({ ...emptyStage, approvers: { ...nobodyAsked, groupIds: [groupId] } })

beforeEach(async () => {
  story = await beginStory()
  const { portal } = story
  const mallory = await story.person('Mallory')
  layoffs = await createGroup(portal, { displayName: 'Layoffs', kind: 'security' })
  own = await createGroup(portal, { displayName: 'Own', kind: 'security' })
  await addMember(portal, { groupId: layoffs, userId: await story.person('Ada') })
  await addGroupOwner(portal, { groupId: own, userId: mallory })
  accessPackageId = await story.accessPackage('Design', [])
  const [found] = await portal.db.read.select().from(accessPackages).where(eq(accessPackages.id, accessPackageId))
  await addCatalogRole(portal, { catalogId: found?.catalogId ?? '', userId: mallory, role: 'accessPackageManager' })
  asMallory = await portal.as(mallory)
})
afterEach(() => story.portal.dispose())

test('a package manager names no group that they may not read, in whatever part', async () => {
  const hidden = { ...nobodyAsked, groupIds: [layoffs] }
  const stage = { ...asking(own), days: 14 }
  const attempts = [
    { scope: 'specificDirectoryUsers', targetGroupIds: [layoffs] },
    { stages: [asking(layoffs)] },
    { stages: [{ ...stage, fallback: hidden }] },
    { stages: [{ ...stage, escalates: true, escalationDays: 2, alternates: hidden }] },
    {
      stages: [
        { ...stage, escalates: true, escalationDays: 2, alternates: stage.approvers, fallbackAlternates: hidden },
      ],
    },
  ] as const
  for (const attempt of attempts)
    expect(await refusalOf(createPolicy(asMallory, { accessPackageId, ...plain, ...attempt }))).toBe(
      'policyNamesUnknown',
    )
  expect(await namesOfChosen(asMallory, [layoffs, own])).toEqual({ [own]: 'Own' })
  await createPolicy(asMallory, { accessPackageId, ...plain, stages: [stage] })
})

test('what a policy names already stays where it is, and does not become an approver', async () => {
  const named = { scope: 'specificDirectoryUsers', targetGroupIds: [layoffs] } as const
  const policyId = await createPolicy(story.portal, { accessPackageId, ...plain, ...named })
  const { form, revision } = await policyForAdmin(asMallory, policyId)
  await updatePolicy(asMallory, { policyId, ...form, revision, displayName: 'Teams' })
  const asked = { ...form, stages: [asking(layoffs)] }
  expect(await refusalOf(updatePolicy(asMallory, { policyId, ...asked, revision: revision + 1 }))).toBe(
    'policyNamesUnknown',
  )
})
