import { catalogs } from '@latchkey/schema/tables/entitlement'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEvent, listAuditEvents } from '../../audit/audit.views.ts'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import { addCatalogRole } from './add-catalog-role.ts'
import { createCatalog } from './create-catalog.ts'
import { historyOfCatalog, historyOfPackage } from './history.views.ts'

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
