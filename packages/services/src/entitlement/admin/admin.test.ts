import { emptyStage } from '@latchkey/core/entitlement/policy-form'
import type {
  AccessPackageId,
  ApplicationId,
  AppRoleId,
  CatalogId,
  GroupId,
  PolicyId,
  UserId,
} from '@latchkey/core/ids'
import { applicationAssignments, applications, appRoles } from '@latchkey/schema/tables/applications'
import { messages } from '@latchkey/schema/tables/notifications'
import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addGroupOwner } from '../../directory/add-group-owner.ts'
import { createGroup } from '../../directory/create-group.ts'
import { memberIdsOf, ownerIdsOf } from '../../directory/memberships.store.ts'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import { licensesOfUser } from '../../licensing/licenses.views.ts'
import type { Portal } from '../../portal.ts'
import { decideRequest } from '../decide-request.ts'
import { endAssignment } from '../end-assignment.ts'
import { submitRequest } from '../submit-request.ts'
import { addCatalogRole } from './add-catalog-role.ts'
import { addResource } from './add-resource.ts'
import { addResourceRole } from './add-resource-role.ts'
import { listAssignments } from './assignments.views.ts'
import { catalogDetail, listCatalogs } from './catalogs.views.ts'
import { createCatalog } from './create-catalog.ts'
import { createPackage } from './create-package.ts'
import { createPolicy } from './create-policy.ts'
import { deleteCatalog } from './delete-catalog.ts'
import { deletePackage } from './delete-package.ts'
import { deletePolicy } from './delete-policy.ts'
import { listPackagesForAdmin, packageForAdmin, rolesToAdd } from './packages.views.ts'
import { policyForAdmin } from './policies.views.ts'
import { removeCatalogRole } from './remove-catalog-role.ts'
import { removeResource } from './remove-resource.ts'
import { removeResourceRole } from './remove-resource-role.ts'
import { requestForAdmin } from './request-detail.views.ts'
import { listRequests } from './requests.views.ts'
import { updateCatalog } from './update-catalog.ts'
import { updatePackage } from './update-package.ts'
import { updatePolicy } from './update-policy.ts'

let story: Story
let portal: Story['portal']
let asIgor: Portal
let cora: UserId
let asCora: Portal
let mia: UserId
let ada: UserId
let sam: UserId
let asAda: Portal
let design: GroupId
let figma: ApplicationId
let editor: AppRoleId
let catalogId: CatalogId
let packageId: AccessPackageId
let policyId: PolicyId

beforeAll(async () => {
  story = await beginStory()
  portal = story.portal
  asIgor = await portal.as(await story.person('Igor Governance', {}, 'identityGovernanceAdministrator'))
  cora = await story.person('Cora Catalog')
  mia = await story.person('Mia Chen')
  ada = await story.person('Ada', { managerId: mia })
  sam = await story.person('Sam', { managerId: mia })
  asAda = await portal.as(ada)
  design = await createGroup(portal, { displayName: 'Design', kind: 'security' })
  ;[figma, editor] = [portal.newId(), portal.newId()]
  await portal.db.transaction(async (tx) => {
    await tx.insert(applications).values({
      id: figma,
      displayName: 'Figma',
      description: '',
      homepageUrl: 'https://figma.example.com/',
      publisher: '',
      category: '',
      enabled: true,
      visible: true,
      createdAt: portal.now(),
      deletedAt: null,
      revision: 0,
    })
    await tx.insert(appRoles).values({ id: editor, applicationId: figma, value: 'Editor', displayName: 'Editor' })
  })
})
afterAll(() => portal.dispose())

const published = { displayName: 'Design', description: '', state: 'published', isExternallyVisible: false } as const
const policy = {
  displayName: 'Employees',
  enabled: true,
  scope: 'allMemberUsers',
  stages: [{ ...emptyStage, justificationRequired: false }],
  expirationType: 'afterDuration',
  expirationDays: 90,
  requestorJustificationRequired: false,
  allowCustomDuration: false,
} as const
const liveRoles = async () =>
  portal.db.read
    .select({ userId: applicationAssignments.userId })
    .from(applicationAssignments)
    .where(and(eq(applicationAssignments.applicationId, figma), isNull(applicationAssignments.endsAt)))

describe('a catalog', () => {
  test('is made by governance, who owns it first, and run by its owners', async () => {
    expect(await refusalOf(createCatalog(asAda, published))).toBe('notAllowed')
    catalogId = await createCatalog(asIgor, published)
    await addCatalogRole(asIgor, { catalogId, userId: cora, role: 'owner' })
    expect(await refusalOf(addCatalogRole(asIgor, { catalogId, userId: cora, role: 'owner' }))).toBe('alreadyOwner')
    asCora = await portal.as(cora)
    const { people, may } = await catalogDetail(asCora, catalogId)
    expect(people.map(({ displayName }) => displayName)).toEqual(['Cora Catalog', 'Igor Governance'])
    expect(may.createPackage).toBe(true)
  })

  test('is changed from a fresh page only', async () => {
    await updateCatalog(asCora, { catalogId, revision: 0, ...published, isExternallyVisible: 'on' })
    expect(await refusalOf(updateCatalog(asCora, { catalogId, revision: 0, ...published }))).toBe('changedMeanwhile')
  })

  test('is listed for whom it may be read by', async () => {
    const other = await createCatalog(asIgor, { ...published, displayName: 'Finance' })
    expect((await listCatalogs(asCora)).rows).toMatchObject([{ id: catalogId, owners: [{}, {}] }])
    expect((await listCatalogs(asIgor)).rows).toHaveLength(2)
    expect(await refusalOf(listCatalogs(asAda))).toBe('notAllowed')
    expect(await refusalOf(listPackagesForAdmin(asAda))).toBe('notAllowed')
    expect(await refusalOf(catalogDetail(asCora, other))).toBe('notFound')
    await deleteCatalog(asIgor, { catalogId: other })
    expect((await listCatalogs(asIgor)).rows).toHaveLength(1)
  })

  test('takes resources from those only who may change the resource too', async () => {
    const add = () => addResource(asCora, { catalogId, kind: 'group', originId: design })
    expect(await refusalOf(add())).toBe('resourceNotYours')
    await addGroupOwner(portal, { groupId: design, userId: cora })
    await add()
    expect(await refusalOf(add())).toBe('resourceInCatalog')
    await addResource(portal, { catalogId, kind: 'application', originId: figma })
    const { resources } = await catalogDetail(asCora, catalogId)
    expect(resources.map(({ name, packages }) => [name, packages])).toEqual([
      ['Design', 0],
      ['Figma', 0],
    ])
  })
})

describe('an access package', () => {
  test('is made by the owner of the catalog and gives roles of its resources, each once', async () => {
    packageId = await createPackage(asCora, { catalogId, displayName: 'Design suit', isHidden: true })
    await updatePackage(asCora, {
      accessPackageId: packageId,
      revision: 0,
      displayName: 'Design suite',
      isHidden: false,
    })
    const choices = await rolesToAdd(asCora, packageId)
    expect(choices.map(({ label }) => label)).toEqual(['Editor of Figma', 'Member of Design', 'Owner of Design'])
    const add = (resourceRole: string) => addResourceRole(asCora, { accessPackageId: packageId, resourceRole })
    await add(`group:${design}:member`)
    expect(await refusalOf(add(`group:${design}:member`))).toBe('roleInPackage')
    expect(await refusalOf(add(`group:${design}:boss`))).toBe('resourceRoleUnknown')
    expect(await refusalOf(add('group:elsewhere:member'))).toBe('resourceNotInCatalog')
    expect(await refusalOf(add('nonsense'))).toBe('invalidInput')
  })

  test('has policies that make sense', async () => {
    const create = (changes: object) => createPolicy(asCora, { accessPackageId: packageId, ...policy, ...changes })
    expect(await refusalOf(create({ stages: [emptyStage, emptyStage] }))).toBe('managerTwice')
    expect(await refusalOf(create({ scope: 'specificDirectoryUsers' }))).toBe('scopeWithoutTargets')
    expect(await refusalOf(create({ scope: 'specificDirectoryUsers', targetUserIds: 'nobody' }))).toBe(
      'policyNamesUnknown',
    )
    policyId = await create({ scope: 'specificDirectoryUsers', targetUserIds: ada, targetGroupIds: [design] })
    const { policies } = await packageForAdmin(asCora, packageId)
    expect(policies).toMatchObject([
      { scopeWords: 'Ada or Design', approvalWords: 'Manager; lapses after 14 days', expirationWords: '90 days' },
    ])
    const { form, revision, names } = await policyForAdmin(asCora, policyId)
    expect(names).toEqual({ [ada]: 'Ada', [design]: 'Design' })
    await updatePolicy(asCora, { policyId, ...form, revision, scope: 'allMemberUsers' })
    expect((await policyForAdmin(asCora, policyId)).form.targetUserIds).toEqual([])
  })

  test('is asked for, and every step is told to its administrators', async () => {
    const requestId = await submitRequest(asAda, { accessPackageId: packageId, justification: 'A new site' })
    expect((await listRequests(asCora, { standing: 'pendingApproval' })).rows).toMatchObject([
      { id: requestId, stage: 1, stages: 1, waitingFor: [{ displayName: 'Mia Chen' }] },
    ])
    await decideRequest(await portal.as(mia), { requestId, stage: 0, verdict: 'approve' })
    const { request, roles, cancellation } = await requestForAdmin(asCora, requestId)
    expect(request.stages).toMatchObject([{ state: 'approved', decidedBy: { displayName: 'Mia Chen' } }])
    expect(roles).toMatchObject([{ words: 'Member of Design', state: 'given' }])
    expect(cancellation?.code).toBe('requestClosed')
    expect(await refusalOf(listRequests(asAda))).toBe('notAllowed')
    expect(await refusalOf(listAssignments(asAda))).toBe('notAllowed')
    expect(await refusalOf(requestForAdmin(asAda, requestId))).toBe('notFound')
    expect((await listAssignments(asCora, { search: 'ada' })).rows).toMatchObject([
      { state: 'delivered', whyNotEnd: null },
    ])
  })

  test('gives a role that is added to everybody who has it, and takes it back with the seats that hang on it', async () => {
    const accessPackageId = packageId
    const roleId = await addResourceRole(asCora, { accessPackageId, resourceRole: `application:${figma}:${editor}` })
    expect(await liveRoles()).toEqual([{ userId: ada }])
    await removeResourceRole(asCora, { resourceRoleId: roleId })
    expect(await liveRoles()).toEqual([])
    expect(await refusalOf(removeResourceRole(asCora, { resourceRoleId: roleId }))).toBe('roleNotInPackage')

    await addResourceRole(asCora, { accessPackageId, resourceRole: `group:${design}:owner` })
    expect(await ownerIdsOf(portal.db.read, design)).toContain(ada)

    // A product that the group gives: its seat comes and goes with the role.
    const productId = await story.productOf(design, 5)
    const [member] = (await packageForAdmin(asCora, packageId)).roles
    await removeResourceRole(asCora, { resourceRoleId: member?.id ?? '' })
    expect(await memberIdsOf(portal.db.read, design)).toEqual([])
    await addResourceRole(asCora, { accessPackageId, resourceRole: `group:${design}:member` })
    const [license] = (await licensesOfUser(asAda, ada)).licenses
    expect(license).toMatchObject({ productId, state: 'held' })
    expect(license?.sources[0]?.path.map(({ kind }) => kind)).toEqual(['product', 'group', 'accessPackage', 'request'])
    expect(license?.sources[0]?.words).toMatch(/package Design suite; approved by Mia Chen$/)
  })

  test('is not deleted while somebody has it, nor is what it is made of', async () => {
    expect((await packageForAdmin(asCora, packageId)).deletion?.code).toBe('packageHasAssignments')
    expect(await refusalOf(deletePackage(asCora, { accessPackageId: packageId }))).toBe('packageHasAssignments')
    expect(await refusalOf(deleteCatalog(asCora, { catalogId }))).toBe('catalogHasPackages')
    const [resource] = (await catalogDetail(asCora, catalogId)).resources
    expect(await refusalOf(removeResource(asCora, { resourceId: resource?.id ?? '' }))).toBe('resourceInPackage')
  })

  test('is deleted with its open requests, whose requestors are told; a deleted policy leaves them alone', async () => {
    const [held] = (await listAssignments(asCora, { packageId, state: 'delivered' })).rows
    await endAssignment(asCora, { assignmentId: held?.id ?? '', reason: 'Over' })
    const requestId = await submitRequest(await portal.as(sam), { accessPackageId: packageId })
    await deletePolicy(asCora, { policyId })
    expect((await requestForAdmin(asCora, requestId)).request.state).toBe('pendingApproval')
    await deletePackage(asCora, { accessPackageId: packageId })
    expect((await requestForAdmin(asCora, requestId)).request).toMatchObject({ state: 'canceled' })
    const letters = await portal.db.read.select().from(messages).where(eq(messages.recipientId, sam))
    expect(letters.map(({ template }) => template)).toEqual(['requestCanceled'])
    expect((await listPackagesForAdmin(asIgor)).rows).toEqual([])
  })
})

describe('the last days of a catalog', () => {
  test('give its resources free, then its owners', async () => {
    for (const { id } of (await catalogDetail(asCora, catalogId)).resources)
      await removeResource(asCora, { resourceId: id })
    expect((await catalogDetail(asCora, catalogId)).resources).toEqual([])
    await removeCatalogRole(asIgor, { catalogId, userId: cora, role: 'owner' })
    expect(await refusalOf(removeCatalogRole(asIgor, { catalogId, userId: cora, role: 'owner' }))).toBe('notOwner')
    expect((await portal.as(cora)).actor).toMatchObject({ catalogRoles: [] })
    expect(await refusalOf(deleteCatalog(asCora, { catalogId }))).toBe('notAllowed')
    await deleteCatalog(asIgor, { catalogId })
    expect((await portal.as(await story.person('Zoe'))).actor).toMatchObject({ catalogRoles: [] })
  })
})
