import { plainStage } from '@latchkey/core/entitlement/policy'
import type { AccessPackageId, CatalogId, PolicyId, UserId } from '@latchkey/core/ids'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentPolicies, catalogRoleAssignments } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import type { Portal } from '../../portal.ts'
import { packageUnder } from '../requesting-story.testing.ts'
import { submitRequest } from '../submit-request.ts'
import { deletePolicy } from './delete-policy.ts'
import { filterChoices, filterNames } from './list-filters.views.ts'
import { listRequests } from './requests.views.ts'

let story: Story
let portal: Story['portal']
let asIgor: Portal
let asCora: Portal
let ada: UserId
let design: AccessPackageId
let catalogId: CatalogId
let policyId: PolicyId

beforeAll(async () => {
  story = await beginStory()
  portal = story.portal
  asIgor = await portal.as(await story.person('Igor Governance', {}, 'identityGovernanceAdministrator'))
  const cora = await story.person('Cora Catalog')
  const owen = await story.person('Owen Approver')
  ada = await story.person('Ada Novak')
  const stages = [{ ...plainStage, approvers: [{ kind: 'singleUser' as const, userId: owen }] }]
  design = await packageUnder(story, 'Design suite', { stages })
  await packageUnder(story, 'Finance reports', { stages })
  const [row] = await portal.db.read.select().from(accessPackages).where(eq(accessPackages.id, design))
  const [policy] = await portal.db.read
    .select({ id: assignmentPolicies.id })
    .from(assignmentPolicies)
    .where(eq(assignmentPolicies.accessPackageId, design))
  if (!row || !policy) throw new Error('no package')
  ;[catalogId, policyId] = [row.catalogId, policy.id]
  await portal.db.transaction((tx) =>
    tx.insert(catalogRoleAssignments).values({
      id: portal.newId(),
      catalogId,
      userId: cora,
      role: 'owner',
      startsAt: portal.now(),
      endsAt: null,
    }),
  )
  asCora = await portal.as(cora)
})
afterAll(() => portal.dispose())

const offered = async (who: Portal, by: Parameters<typeof filterChoices>[1], search: string) =>
  (await filterChoices(who, by, search)).map(({ displayName }) => displayName)

test('a list is narrowed to what answers by name, as far as the one who looks runs it', async () => {
  expect(await offered(asIgor, 'package', 'fin')).toEqual(['Finance reports'])
  expect(await offered(asCora, 'package', 'suite')).toEqual(['Design suite'])
  expect(await offered(asCora, 'user', 'novak')).toEqual(['Ada Novak'])
  expect(await refusalOf(filterChoices(await portal.as(ada), 'package', 'suite'))).toBe('notAllowed')
})

test('somebody who runs one catalog is offered nothing of another, nor told its names', async () => {
  expect(await offered(asCora, 'package', 'finance')).toEqual([])
  expect(await offered(asCora, 'catalog', 'finance')).toEqual([])
  expect(await offered(asCora, 'policy', 'finance')).toEqual([])
  expect(await refusalOf(filterNames(asCora, { catalog: 'elsewhere' }))).toBe('notFound')
  expect(await refusalOf(filterNames(asCora, { policy: 'elsewhere' }))).toBe('notFound')
  expect(await refusalOf(filterNames(asCora, { user: 'nobody' }))).toBe('notFound')
})

test('requests are listed by catalog, package, policy and person, and each is named', async () => {
  const requestId = await submitRequest(await portal.as(ada), { accessPackageId: design, justification: 'Work' })
  const rows = async (query: Parameters<typeof listRequests>[1]) =>
    (await listRequests(asIgor, query)).rows.map(({ id }) => id)
  for (const query of [{ catalogId }, { packageId: design }, { policyId }, { userId: ada }])
    expect(await rows(query)).toEqual([requestId])
  for (const query of [{ catalogId: 'elsewhere' }, { policyId: 'elsewhere' }, { userId: 'nobody' }])
    expect(await rows(query)).toEqual([])
  const chosen = { package: design, policy: policyId, user: ada }
  expect(await filterNames(asIgor, chosen)).toMatchObject({ package: 'Design suite', user: 'Ada Novak' })
})

test('a policy and a person that were deleted can still be looked for', async () => {
  await deletePolicy(asIgor, { policyId })
  await portal.db.transaction((tx) => tx.update(users).set({ deletedAt: portal.now() }).where(eq(users.id, ada)))
  expect((await filterChoices(asIgor, 'policy', 'design')).map(({ id }) => id)).toEqual([policyId])
  expect(await filterChoices(asIgor, 'user', 'novak')).toEqual([
    { id: ada, displayName: 'Ada Novak', description: 'Deleted' },
  ])
  expect(await filterNames(asIgor, { user: ada })).toEqual({ user: 'Ada Novak' })
})
