import { emptyTerms } from '@latchkey/core/entitlement/policy-form'
import type { AccessPackageId, GroupId, UserId } from '@latchkey/core/ids'
import { hours } from '@latchkey/core/time'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addMember } from '../../directory/add-member.ts'
import { createGroup } from '../../directory/create-group.ts'
import { memberIdsOf } from '../../directory/memberships.store.ts'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import { licensesOfUser } from '../../licensing/licenses.views.ts'
import type { Portal } from '../../portal.ts'
import { peopleOfPreview } from '../access-preview.views.ts'
import { accessPreviewCsv } from '../access-preview-csv.ts'
import { automaticForAdmin } from '../automatic/policy-rule.views.ts'
import { setPolicyRule } from '../automatic/set-policy-rule.ts'
import { expireAssignments } from '../expire-assignments.job.ts'
import { submitRequest } from '../submit-request.ts'
import { createPolicy } from './create-policy.ts'
import { deletePolicy } from './delete-policy.ts'
import { previewPolicyDeletion } from './preview-policy-deletion.ts'

let story: Story
let portal: Story['portal']
let asIgor: Portal
let ada: UserId
let ben: UserId
let cleo: UserId
let tools: GroupId
let kit: AccessPackageId

/* A rule gives Ada and Ben the kit. Cleo asked for it, and Ben is in its group for another reason. */
beforeEach(async () => {
  story = await beginStory()
  portal = story.portal
  asIgor = await portal.as(await story.person('Igor Governance', {}, 'identityGovernanceAdministrator'))
  ada = await story.person('Ada Sales', { department: 'Sales' })
  ben = await story.person('Ben Sales', { department: 'Sales' })
  cleo = await story.person('Cleo Design', { department: 'Design' })
  tools = await createGroup(portal, { displayName: 'Sales tools', kind: 'security' })
  await story.productOf(tools, 5)
  kit = await story.accessPackage('Sales kit', [{ kind: 'group', originId: tools, roleId: 'member' }])
  await submitRequest(await portal.as(cleo), { accessPackageId: kit })
  await setRule({ graceHours: 48 })
  await addMember(portal, { groupId: tools, userId: ben })
})
afterEach(() => portal.dispose())

async function setRule(changes: object): Promise<void> {
  const { policy } = await automaticForAdmin(asIgor, kit)
  const rule = { displayName: 'By department', membershipRule: 'user.department -eq "Sales"' }
  await setPolicyRule(asIgor, { accessPackageId: kit, revision: policy?.revision ?? 0, ...rule, ...changes })
}

const ruleId = async () => (await automaticForAdmin(asIgor, kit)).policy?.id ?? ''
const live = () =>
  portal.db.read
    .select()
    .from(assignments)
    .where(and(eq(assignments.accessPackageId, kit), isNull(assignments.endsAt)))
const sorted = (ids: readonly string[]) => [...ids].sort()

test('The deletion of a rule is shown first: who loses the package, when, and what they keep; and it comes to that', async () => {
  const policyId = await ruleId()
  const before = await live()
  const preview = await previewPolicyDeletion(asIgor, policyId)
  expect(await live()).toEqual(before)
  expect(preview).toMatchObject({ losing: 2, asPlanned: 0, otherwise: 1 })
  expect(preview.access).toMatchObject({
    people: 1,
    roles: [{ words: 'Member of Sales tools', gain: 0, lose: 1, keep: 1 }],
    licenses: { people: 1, totals: [{ lose: 1, heldBefore: 3, heldAfter: 2 }] },
  })
  const { rows } = await peopleOfPreview(portal, preview.access, null, 100)
  expect(rows.map(({ displayName, loses, keeps }) => [displayName, loses, keeps])).toEqual([
    ['Ada Sales', ['Member of Sales tools'], []],
    ['Ben Sales', [], ['Member of Sales tools']],
  ])

  await deletePolicy(asIgor, { policyId, seal: preview.seal })
  const ending = (await live()).filter(({ removeAt }) => removeAt !== null)
  expect(sorted(ending.map(({ targetId }) => targetId))).toEqual(sorted(rows.flatMap(({ userId }) => userId ?? [])))
  for (const { removeAt } of ending) expect(removeAt).toEqual(preview.endsAt)
  portal.clock.advance(hours(48))
  await expireAssignments(portal)
  expect((await live()).map(({ targetId }) => targetId)).toEqual([cleo])
  expect(sorted(await memberIdsOf(portal.db.read, tools))).toEqual(sorted([ben, cleo]))
  const held = await Promise.all([ada, ben, cleo].map((who) => licensesOfUser(asIgor, who)))
  expect(held.map(({ licenses }) => licenses.length)).toEqual([0, 1, 1])
})

test('The file of a preview tells of everybody, as many at a time as are asked for', async () => {
  const { access, endsAt } = await previewPolicyDeletion(asIgor, await ruleId())
  const first = await peopleOfPreview(portal, access, null, 1)
  const last = await peopleOfPreview(portal, access, first.next, 1)
  expect(last.next).toBeNull()
  const [one, other, ...more] = accessPreviewCsv.lines([...first.rows, ...last.rows]).split('\r\n')
  const at = endsAt.toISOString()
  expect(one).toBe(`Ada Sales,ada.sales@example.com,Sales,Loses the package,${at},,Member of Sales tools,,${ada}`)
  expect(other).toBe(`Ben Sales,ben.sales@example.com,Sales,Loses the package,${at},,,Member of Sales tools,${ben}`)
  expect(more).toEqual([''])
})

test('What is confirmed is what was shown: where somebody else would lose access meanwhile, the deletion is refused', async () => {
  const policyId = await ruleId()
  const { seal } = await previewPolicyDeletion(asIgor, policyId)
  await setRule({ graceHours: 48, membershipRule: 'user.department -in ["Sales", "Legal"]' })
  const dora = await story.person('Dora Legal', { department: 'Legal' })
  await setRule({ graceHours: 48, membershipRule: 'user.department -in ["Sales", "Legal", "Law"]' })
  expect((await live()).map(({ targetId }) => targetId)).toContain(dora)
  expect(await refusalOf(deletePolicy(asIgor, { policyId, seal }))).toBe('previewStale')
  const anew = await previewPolicyDeletion(asIgor, policyId)
  expect(anew.losing).toBe(3)
  await deletePolicy(asIgor, { policyId, seal: anew.seal })
})

test('Access that is to end already keeps its plan, and a rule that ends nothing lets everybody keep theirs', async () => {
  await setRule({ graceHours: 48, membershipRule: 'user.displayName -eq "Ada Sales"' })
  expect(await previewPolicyDeletion(asIgor, await ruleId())).toMatchObject({ losing: 1, asPlanned: 1, otherwise: 1 })
  await setRule({ endsOutOfScope: false })
  const preview = await previewPolicyDeletion(asIgor, await ruleId())
  expect(preview).toMatchObject({ losing: 0, asPlanned: 2, otherwise: 1, seal: '', access: { roles: [], people: 0 } })
  await deletePolicy(asIgor, { policyId: await ruleId(), seal: preview.seal })
  expect((await live()).map(({ removeAt }) => removeAt)).toEqual([null, null, null])
})

test('The deletion of a policy by which people ask ends nothing', async () => {
  const policyId = await createPolicy(asIgor, {
    ...emptyTerms,
    accessPackageId: kit,
    displayName: 'For Ada',
    enabled: true,
    scope: 'specificDirectoryUsers',
    targetUserIds: [ada],
    stages: [],
    endsOutOfScope: true,
  })
  expect(await previewPolicyDeletion(asIgor, policyId)).toMatchObject({ losing: 0, asPlanned: 0, otherwise: 3 })
  await deletePolicy(asIgor, { policyId })
  expect(await live()).toHaveLength(3)
})

test('Who may not delete a policy is not shown what that would end', async () => {
  expect(await refusalOf(previewPolicyDeletion(await portal.as(cleo), await ruleId()))).toBe('notAllowed')
})
