import type { SiteId } from '@latchkey/core/ids'
import { castId, type DemoPortal, demoPortal } from '@latchkey/testing/demo-portal'
import { refused } from '@latchkey/testing/refused'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { userDetail } from '../directory/user-detail.views.ts'
import { addResource } from '../entitlement/admin/add-resource.ts'
import { addResourceRole } from '../entitlement/admin/add-resource-role.ts'
import { listAssignments } from '../entitlement/admin/assignments.views.ts'
import { catalogDetail } from '../entitlement/admin/catalogs.views.ts'
import { rolesToAdd } from '../entitlement/admin/packages.views.ts'
import { removeResourceRole } from '../entitlement/admin/remove-resource-role.ts'
import { myAssignments, teamAssignments } from '../entitlement/assignments.views.ts'
import { giveBackAssignment } from '../entitlement/give-back-assignment.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import { demoId } from '../installation/demo/demo-id.ts'
import { demoUserId } from '../installation/demo/people.ts'
import { demoPackageId, demoSiteId } from '../installation/demo/structure.ts'
import type { Portal } from '../portal.ts'
import { createSite } from './create-site.ts'
import { deleteSite } from './delete-site.ts'
import { listSites, siteDetail } from './sites.views.ts'
import { sitesCsv } from './sites-csv.ts'
import { updateSite } from './update-site.ts'

let portal: DemoPortal
let nadia: Portal
let siteId: SiteId
const diagrams = demoPackageId('diagrams')
const wiki = { displayName: 'Wiki', description: 'How we do things.', url: 'https://wiki.brightwater.example/' }

beforeEach(async () => {
  portal = await demoPortal()
  nadia = await portal.as(demoUserId('nadia'))
  siteId = await createSite(nadia, wiki)
})
afterEach(() => portal.dispose())

/** The diagrams package gives a role in the wiki, and Ada has the package. */
async function given(role: string) {
  await addResource(nadia, { catalogId: demoId('catalog:workplace'), kind: 'site', originId: siteId })
  const roleId = await addResourceRole(nadia, { accessPackageId: diagrams, resourceRole: `site:${siteId}:${role}` })
  await submitRequest(await portal.cast('ada'), { accessPackageId: diagrams })
  return roleId
}

test('application administrators make sites; others neither make nor see them', async () => {
  expect((await refused(createSite(await portal.cast('gideon'), wiki))).code).toBe('notAllowed')
  expect((await refused(siteDetail(await portal.cast('ada'), siteId))).kind).toBe('notFound')
  expect((await listSites(await portal.cast('ada'))).rows).toEqual([])
})

test('an address that would run a script is refused beside its field', async () => {
  const refusal = await refused(createSite(nadia, { ...wiki, url: 'javascript:alert(1)' }))
  expect(refusal.fields).toEqual({ url: ['Enter an address that starts with https://.'] })
})

test('sites are searched, sorted and exported', async () => {
  const { rows } = await listSites(nadia, { search: 'wiki' })
  expect(rows).toMatchObject([{ displayName: 'Wiki', people: 0 }])
  const names = async (sort: 'name' | '-name') => (await listSites(nadia, { sort })).rows.map((row) => row.displayName)
  expect(await names('-name')).toEqual([...(await names('name'))].reverse())
  const first = await listSites(nadia, { size: 1 })
  const rest = await listSites(nadia, { cursor: first.next })
  expect([...first.rows, ...rest.rows]).toEqual((await listSites(nadia)).rows)
  expect(sitesCsv.lines(rows)).toContain('Wiki,How we do things.,https://wiki.brightwater.example/,0')
})

test('a site is changed from a fresh page only', async () => {
  await updateSite(nadia, { siteId, revision: 0, ...wiki, displayName: 'Handbook' })
  expect((await refused(updateSite(nadia, { siteId, revision: 0, ...wiki }))).code).toBe('changedMeanwhile')
  expect((await siteDetail(nadia, siteId)).site.displayName).toBe('Handbook')
})

test('a site comes into a catalog by those alone who may change both', async () => {
  const toCreative = { catalogId: demoId('catalog:creative'), kind: 'site', originId: siteId } as const
  const refusal = await refused(addResource(await portal.cast('clara'), toCreative))
  expect(refusal).toMatchObject({ code: 'resourceNotYours' })
  expect(refusal.says).toContain('sites that you own or administer')
  await given('member')
  const { resources } = await catalogDetail(nadia, demoId('catalog:workplace'))
  expect(resources).toContainEqual(expect.objectContaining({ kind: 'site', name: 'Wiki', packages: 1 }))
})

test('a package gives any role of a site, and takes it when the access ends', async () => {
  await given('visitor')
  const choices = await rolesToAdd(nadia, diagrams)
  expect(choices.map(({ label }) => label)).toEqual(expect.arrayContaining(['Member of Wiki', 'Owner of Wiki']))
  const ofAda = async () =>
    (await siteDetail(nadia, siteId)).access.rows.filter(({ userId }) => userId === castId('ada'))
  expect(await ofAda()).toMatchObject([{ roleTitle: 'Visitor', packageName: 'Diagrams' }])
  expect((await userDetail(nadia, castId('ada'))).sites).toMatchObject([
    { displayName: 'Wiki', roleTitle: 'Visitor', says: 'Through the access package Diagrams' },
  ])
  const [assignment] = (await listAssignments(nadia, { packageId: diagrams, userId: castId('ada') })).rows
  await giveBackAssignment(await portal.cast('ada'), { assignmentId: assignment?.id ?? '' })
  expect(await ofAda()).toEqual([])
})

test('who owns a site by a package may change it, and add it to their catalog', async () => {
  await given('owner')
  const ada = await portal.cast('ada')
  await updateSite(ada, { siteId, revision: 0, ...wiki, displayName: 'Handbook' })
  expect((await refused(deleteSite(ada, { siteId }))).code).toBe('notAllowed')
})

test('whoever has access to a site through a package finds its address, and their manager does not', async () => {
  await given('member')
  const [mine] = await myAssignments(await portal.cast('ada'), 'active')
  expect(mine).toMatchObject({
    gives: [expect.any(String), 'Member of Wiki'],
    sites: [{ displayName: 'Wiki', url: wiki.url }],
  })
  const ofTeam = await teamAssignments(await portal.cast('grace'))
  const adas = ofTeam.filter(({ target }) => target.displayName.startsWith('Ada'))
  expect(adas).toMatchObject([{ gives: [expect.any(String), 'Member of Wiki'], sites: [] }])
})

test('a site that a package gives is not deleted; any other leaves its catalogs', async () => {
  const resourceRoleId = await given('member')
  expect((await refused(deleteSite(nadia, { siteId }))).code).toBe('siteInPackage')
  await removeResourceRole(nadia, { resourceRoleId })
  await deleteSite(nadia, { siteId })
  const { resources } = await catalogDetail(nadia, demoId('catalog:workplace'))
  expect(resources.map(({ kind }) => kind)).not.toContain('site')
  expect((await refused(siteDetail(nadia, siteId))).kind).toBe('notFound')
  expect((await siteDetail(nadia, demoSiteId('brand'))).rights.delete).toBeNull()
})
