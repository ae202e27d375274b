import { catalogs } from '@latchkey/schema/tables/entitlement'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEvent, listAuditEvents } from '../../audit/audit.views.ts'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import { packageById } from '../catalogs.store.ts'
import { submitRequest } from '../submit-request.ts'
import { addCatalogRole } from './add-catalog-role.ts'
import { createCatalog } from './create-catalog.ts'
import { historyOfCatalog, historyOfPackage, historyOfRequest } from './history.views.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.portal.dispose())

test('who has a role in a catalog reads its history and that of its packages, and of nothing else', async () => {
  const { portal } = story
  const packageId = await story.accessPackage('Kit', [])
  const [mine] = await portal.db.read.select().from(catalogs)
  const catalogId = mine?.id ?? ''
  const other = await createCatalog(portal, {
    displayName: 'Of others',
    description: '',
    state: 'published',
    isExternallyVisible: false,
  })
  const clara = await story.person('Clara Catalog')
  await addCatalogRole(portal, { catalogId, userId: clara })
  const asClara = await portal.as(clara)
  const { history, readHistory, opensEvents } = await historyOfCatalog(asClara, catalogId, null)
  expect([readHistory, opensEvents]).toEqual([null, false])
  expect(history?.rows.map(({ activity }) => activity)).toContain('catalog.roleAdded')
  expect((await historyOfPackage(asClara, packageId, { cursor: null })).readHistory).toBeNull()
  const closed = await historyOfCatalog(asClara, other, null)
  expect(closed.history).toBeNull()
  expect(closed.readHistory).toContain('an owner of the catalog')
  const [event] = history?.rows ?? []
  expect(await refusalOf(listAuditEvents(asClara, { targetId: catalogId }))).toBe('notAllowed')
  expect(await refusalOf(auditEvent(asClara, event?.id ?? ''))).toBe('notAllowed')
})

test('who has a role in a catalog reads what happened to a request for a package of it, and of no other', async () => {
  const { portal } = story
  const [tools, secrets] = [await story.accessPackage('Tools', []), await story.accessPackage('Secrets', [])]
  const asAda = await portal.as(await story.person('Ada'))
  const [requestId, other] = [
    await submitRequest(asAda, { accessPackageId: tools }),
    await submitRequest(asAda, { accessPackageId: secrets }),
  ]
  const reader = await story.person('Rosa Reader')
  const { catalogId } = await packageById(portal.db.read, tools)
  await addCatalogRole(portal, { catalogId, userId: reader, role: 'reader' })
  const asRosa = await portal.as(reader)
  const { history, readHistory, opensEvents } = await historyOfRequest(asRosa, requestId, null)
  expect([readHistory, opensEvents]).toEqual([null, false])
  expect(history?.rows.map(({ activity }) => activity)).toContain('accessRequest.submitted')
  for (const [who, what] of [
    [asRosa, other],
    [asAda, requestId],
  ] as const)
    expect((await historyOfRequest(who, what, null)).history).toBeNull()
  const asGlobalReader = await portal.as(await story.person('Glen', {}, 'globalReader'))
  expect(await historyOfRequest(asGlobalReader, other, null)).toMatchObject({ readHistory: null, opensEvents: true })
})
