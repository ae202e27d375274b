import type { AccessPackageId, AssignmentId, GroupId, UserId } from '@latchkey/core/ids'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { memberships } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments, catalogResources } from '@latchkey/schema/tables/entitlement'
import { count, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addMember } from '../../directory/add-member.ts'
import { createGroup } from '../../directory/create-group.ts'
import { memberIdsOf } from '../../directory/memberships.store.ts'
import { nestGroup } from '../../directory/nest-group.ts'
import { setGroupLicensing } from '../../directory/set-group-licensing.ts'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import { licensesOfUser } from '../../licensing/licenses.views.ts'
import { peopleOfPreview } from '../access-preview.views.ts'
import { submitRequest } from '../submit-request.ts'
import { addCatalogRole } from './add-catalog-role.ts'
import { addResourceRole } from './add-resource-role.ts'
import { assignmentForAdmin } from './assignment-detail.views.ts'
import { listAssignments } from './assignments.views.ts'
import { endAssignments } from './end-assignments.ts'
import { previewEnding } from './preview-ending.ts'
import { previewPackageRoles } from './preview-package-roles.ts'
import { removeResourceRole } from './remove-resource-role.ts'
import { reprocessAssignments } from './reprocess-assignments.ts'

let story: Story
let portal: Story['portal']
let asIgor: Awaited<ReturnType<Story['portal']['as']>>
let ada: UserId
let bo: UserId
let cy: UserId
let design: GroupId
let visio: GroupId
let packageId: AccessPackageId

beforeEach(async () => {
  story = await beginStory()
  portal = story.portal
  asIgor = await portal.as(await story.person('Igor Governance', {}, 'identityGovernanceAdministrator'))
  ;[ada, bo, cy] = [
    await story.person('Ada', { usageLocation: 'DE' }),
    await story.person('Bo', { usageLocation: 'DE' }),
    await story.person('Cy', { usageLocation: 'DE' }),
  ]
  design = await createGroup(portal, { displayName: 'Design', kind: 'security' })
  visio = await createGroup(portal, { displayName: 'Visio users', kind: 'security' })
  await story.productOf(visio, 2)
  packageId = await story.accessPackage('Design suite', [{ kind: 'group', originId: design, roleId: 'member' }])
  const [found] = await portal.db.read.select().from(accessPackages)
  await portal.db.transaction((tx) =>
    tx.insert(catalogResources).values({
      id: portal.newId(),
      catalogId: found?.catalogId ?? '',
      kind: 'group',
      originId: visio,
      startsAt: portal.now(),
      endsAt: null,
    }),
  )
  for (const who of [ada, bo, cy]) await submitRequest(await portal.as(who), { accessPackageId: packageId })
})
afterEach(() => portal.dispose())

const visioRole = () => ({ kind: 'group', originId: visio, roleId: 'member' }) as const
const stateOfSeat = async (who: UserId) => (await licensesOfUser(asIgor, who)).licenses[0]?.state
const rowsInAll = async () => {
  const [edges] = await portal.db.read.select({ n: count() }).from(memberships)
  const [events] = await portal.db.read.select({ n: count() }).from(auditEvents)
  return [edges?.n, events?.n]
}
const liveIds = async (): Promise<readonly AssignmentId[]> =>
  (await portal.db.read.select({ id: assignments.id }).from(assignments).where(isNull(assignments.endsAt))).map(
    ({ id }) => id,
  )

test('Adding a role is shown over everybody who has the package before it is made, and comes to what was shown', async () => {
  await addMember(portal, { groupId: visio, userId: bo })
  const before = await rowsInAll()
  const preview = await previewPackageRoles(asIgor, packageId, { add: visioRole() })
  expect(preview).toMatchObject({
    holders: 3,
    people: 2,
    roles: [{ words: 'Member of Visio users', gain: 2, lose: 0, keep: 1 }],
  })
  // Two seats, one of which Bo has: one of the two gets the other, one waits.
  expect(preview.licenses.totals).toMatchObject([{ gain: 1, wait: 1, heldBefore: 1, heldAfter: 2 }])
  expect(await rowsInAll()).toEqual(before)
  expect(await memberIdsOf(portal.db.read, visio)).toEqual([bo])
  await addResourceRole(asIgor, { accessPackageId: packageId, resourceRole: `group:${visio}:member` })
  expect(new Set(await memberIdsOf(portal.db.read, visio))).toEqual(new Set([ada, bo, cy]))
  expect(await Promise.all([ada, bo, cy].map(stateOfSeat))).toEqual(['held', 'held', 'waiting'])
})

test('Taking a role out is shown with those who keep it for another reason', async () => {
  const roleId = await addResourceRole(asIgor, { accessPackageId: packageId, resourceRole: `group:${visio}:member` })
  await addMember(portal, { groupId: visio, userId: ada })
  const preview = await previewPackageRoles(asIgor, packageId, { take: roleId })
  expect(preview.roles).toEqual([
    { kind: 'group', originId: visio, words: 'Member of Visio users', gain: 0, lose: 2, keep: 1 },
  ])
  const { rows } = await peopleOfPreview(portal, preview, null, 100)
  expect(rows.map(({ displayName, loses, keeps }) => [displayName, ...loses, ...keeps])).toEqual([
    ['Bo', 'Member of Visio users'],
    ['Cy', 'Member of Visio users'],
    ['Ada', 'Member of Visio users'],
  ])
  expect(preview.licenses.totals).toMatchObject([{ lose: 1, heldBefore: 2, heldAfter: 1, waitingAfter: 0 }])
  await removeResourceRole(asIgor, { resourceRoleId: roleId })
  expect(await memberIdsOf(portal.db.read, visio)).toEqual([ada])
  expect(await refusalOf(previewPackageRoles(await portal.as(ada), packageId, { add: visioRole() }))).toBe('notAllowed')
})

test('Ending many is shown first, then done together, each holder being told', async () => {
  await addMember(portal, { groupId: design, userId: ada })
  const ids = await liveIds()
  const preview = await previewEnding(asIgor, ids)
  expect(preview.roles).toMatchObject([{ words: 'Member of Design', lose: 2, keep: 1 }])
  expect(await liveIds()).toHaveLength(3)
  const asAda = await portal.as(ada)
  expect(await refusalOf(previewEnding(asAda, ids))).toBe('notAllowed')
  expect(await refusalOf(endAssignments(asAda, { assignmentIds: ids, reason: 'Mine.' }))).toBe('notAllowed')
  expect(await endAssignments(asIgor, { assignmentIds: ids, reason: 'The project is over.' })).toBe(3)
  expect(await memberIdsOf(portal.db.read, design)).toEqual([ada])
  expect(await endAssignments(asIgor, { assignmentIds: ids, reason: 'Again.' })).toBe(0)
  expect((await story.activities()).filter((activity) => activity === 'assignment.ended')).toHaveLength(3)
})

test('What follows for licenses reaches through nested groups, and only where the last reason is gone', async () => {
  const inner = await createGroup(portal, { displayName: 'Visio guild', kind: 'security' })
  await nestGroup(portal, { groupId: visio, memberGroupId: inner })
  const licensing = { groupId: visio, revision: 0, licensesReachNested: true, licensePriority: 0 }
  await setGroupLicensing(await portal.as(await story.person('Lena', {}, 'licenseAdministrator')), licensing)
  const guild = { kind: 'group', originId: inner, roleId: 'member' } as const
  const [one, other] = [await story.accessPackage('Guild', [guild]), await story.accessPackage('Guild again', [guild])]
  for (const accessPackageId of [one, other]) await submitRequest(await portal.as(ada), { accessPackageId })
  expect(await stateOfSeat(ada)).toBe('held')
  const [first, second] = (await listAssignments(asIgor, { userId: ada, search: 'Guild' })).rows.map(({ id }) => id)
  expect(await previewEnding(asIgor, [first ?? ''])).toMatchObject({
    roles: [{ words: 'Member of Visio guild', lose: 0, keep: 1 }],
    licenses: { people: 0 },
  })
  const both = [first ?? '', second ?? '']
  expect(await previewEnding(asIgor, both)).toMatchObject({
    roles: [{ words: 'Member of Visio guild', lose: 1, keep: 0 }],
    licenses: { totals: [{ lose: 1, heldBefore: 1, heldAfter: 0 }] },
  })
  await endAssignments(asIgor, { assignmentIds: both, reason: 'Over.' })
  expect(await stateOfSeat(ada)).toBeUndefined()
})

test('Ending many of several catalogs is for those who may end all of them', async () => {
  const otherId = await story.accessPackage('Payroll', [])
  for (const who of [ada, bo]) await submitRequest(await portal.as(who), { accessPackageId: otherId })
  const ids = await liveIds()
  expect(ids).toHaveLength(5)
  const mara = await story.person('Mara')
  const asMara = await portal.as(mara)
  const [{ catalogId: one } = { catalogId: '' }, { catalogId: other } = { catalogId: '' }] = await portal.db.read
    .select({ catalogId: accessPackages.catalogId })
    .from(accessPackages)
  await addCatalogRole(portal, { catalogId: one, userId: mara, role: 'assignmentManager' })
  expect(await refusalOf(previewEnding(asMara, ids))).toBe('notAllowed')
  await addCatalogRole(portal, { catalogId: other, userId: mara, role: 'assignmentManager' })
  expect(await previewEnding(asMara, ids)).toMatchObject({
    roles: [{ words: 'Member of Design', lose: 3, keep: 0 }],
  })
})

test('An assignment shows what drifted, and many are mended together', async () => {
  await portal.db.transaction((tx) =>
    tx.update(memberships).set({ endsAt: portal.now() }).where(eq(memberships.userId, ada)),
  )
  const ids = await liveIds()
  const [first] = (await listAssignments(asIgor, { userId: ada })).rows
  expect((await assignmentForAdmin(asIgor, first?.id ?? '')).roles).toMatchObject([
    { words: 'Member of Design', state: 'missing' },
  ])
  expect(await reprocessAssignments(asIgor, ids)).toEqual({ looked: 3, mended: 1 })
  expect((await assignmentForAdmin(asIgor, first?.id ?? '')).roles).toMatchObject([{ state: 'given' }])
})
