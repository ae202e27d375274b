import { may } from '@latchkey/core/authorization/may'
import { isRefusal, notFound } from '@latchkey/core/refusal'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { accessPackages, assignmentRequests, assignments, catalogs } from '@latchkey/schema/tables/entitlement'
import { products } from '@latchkey/schema/tables/licensing'
import { messages } from '@latchkey/schema/tables/notifications'
import { sites } from '@latchkey/schema/tables/sites'
import { type DemoPortal, demoPortal } from '@latchkey/testing/demo-portal'
import { gte } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditEvent, listAuditEvents } from '../audit/audit.views.ts'
import { listAssignments } from '../entitlement/admin/assignments.views.ts'
import { catalogDetail, listCatalogs } from '../entitlement/admin/catalogs.views.ts'
import { listPackagesForAdmin, packageForAdmin } from '../entitlement/admin/packages.views.ts'
import { requestForAdmin } from '../entitlement/admin/request-detail.views.ts'
import { listRequests } from '../entitlement/admin/requests.views.ts'
import { assignmentById, factsOfAssignment } from '../entitlement/assignments.store.ts'
import { packageForMe } from '../entitlement/package-for-me.views.ts'
import { availablePackages } from '../entitlement/packages.views.ts'
import { myRequests, requestDetail } from '../entitlement/requests.views.ts'
import { cast } from '../installation/demo/cast.ts'
import { demoUserId } from '../installation/demo/people.ts'
import { demoPackageId, demoPackages } from '../installation/demo/structure.ts'
import { listProducts, productDetail } from '../licensing/products.views.ts'
import { listMessages, messageById } from '../notifications/messages.views.ts'
import type { Page } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { listSites, siteDetail } from '../sites/sites.views.ts'

let portal: DemoPortal

beforeAll(async () => {
  portal = await demoPortal()
})
afterAll(() => portal.dispose())

/** Every id that a list shows, page by page; none where the list itself is refused. */
async function listed(list: (cursor: string | null) => Promise<Page<{ readonly id: string }>>): Promise<string[]> {
  const ids: string[] = []
  try {
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const page: Page<{ readonly id: string }> = await list(cursor)
      ids.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    }
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
  return ids.sort()
}

/** Those of these ids that may be read one by one. */
async function readable(ids: readonly string[], read: (id: string) => Promise<unknown>): Promise<string[]> {
  const found: string[] = []
  for (const id of ids) {
    try {
      await read(id)
      found.push(id)
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  return found.sort()
}

/** The events of the last days before the demo stands, which are few. */
const newest = gte(auditEvents.at, new Date('2027-03-14T00:00:00Z'))

/** A kind of thing with a list, and a page for each. */
interface Kind {
  readonly name: string
  readonly all: () => Promise<readonly { readonly id: string }[]>
  readonly list: (as: Portal, cursor: string | null) => Promise<Page<{ readonly id: string }>>
  readonly read: (as: Portal, id: string) => Promise<unknown>
}

const kinds: readonly Kind[] = [
  {
    name: 'catalog',
    all: () => portal.db.read.select({ id: catalogs.id }).from(catalogs),
    list: (as, cursor) => listCatalogs(as, { cursor }),
    read: catalogDetail,
  },
  {
    name: 'access package',
    all: () => portal.db.read.select({ id: accessPackages.id }).from(accessPackages),
    list: (as, cursor) => listPackagesForAdmin(as, { cursor }),
    read: packageForAdmin,
  },
  {
    name: 'request',
    all: () => portal.db.read.select({ id: assignmentRequests.id }).from(assignmentRequests),
    list: (as, cursor) => listRequests(as, { cursor }),
    read: requestForAdmin,
  },
  {
    name: 'assignment',
    all: () => portal.db.read.select({ id: assignments.id }).from(assignments),
    list: (as, cursor) => listAssignments(as, { cursor }),
    read: async (as, id) => {
      const assignment = await assignmentById(as.db.read, id)
      const { holder: _, manager: __, ...facts } = await factsOfAssignment(as.db.read, assignment)
      // The list of Admin is for directory roles and roles in catalogs; holders and managers see theirs in My Access.
      if (!may(as.actor, 'assignment.read', facts)) throw notFound('assignment')
    },
  },
  {
    name: 'site',
    all: () => portal.db.read.select({ id: sites.id }).from(sites),
    list: (as, cursor) => listSites(as, { cursor }),
    read: siteDetail,
  },
  {
    name: 'product',
    all: () => portal.db.read.select({ id: products.id }).from(products),
    list: (as, cursor) => listProducts(as, { only: 'all', cursor }),
    read: productDetail,
  },
  {
    name: 'message',
    all: () => portal.db.read.select({ id: messages.id }).from(messages),
    list: (as, cursor) => listMessages(as, { cursor }),
    read: messageById,
  },
  {
    name: 'audit event',
    all: () => portal.db.read.select({ id: auditEvents.id }).from(auditEvents).where(newest),
    list: (as, cursor) => listAuditEvents(as, { cursor, from: new Date('2027-03-14T00:00:00Z') }),
    read: auditEvent,
  },
]

/** People of the demo organization who are not of the cast, but have a role in a catalog or may make some. */
const inCatalogs = ['amira', 'niko', 'adele', 'mina'] as const

describe.each([...cast.map(({ key }) => key), ...inCatalogs])('%s', (key) => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))(
    'finds every %s listed that may be read, and no other',
    async (_name, kind) => {
      const as = await portal.as(demoUserId(key))
      const ids = (await kind.all()).map(({ id }) => id)
      expect(ids).not.toEqual([])
      expect(await listed((cursor) => kind.list(as, cursor))).toEqual(await readable(ids, (id) => kind.read(as, id)))
    },
  )

  test('can open every package that My Access lists', async () => {
    const as = await portal.as(demoUserId(key))
    const ids = await listed((cursor) => availablePackages(as, { cursor }))
    expect(await readable(ids, (id) => packageForMe(as, id))).toEqual(ids)
    const hidden = demoPackages.filter(({ isHidden }) => isHidden).map((one) => demoPackageId(one.key))
    expect(ids.filter((id) => hidden.includes(id))).toEqual([])
  })

  test('can open every request of their own', async () => {
    const as = await portal.as(demoUserId(key))
    const ids = await listed((cursor) => myRequests(as, { cursor }))
    expect(await readable(ids, (id) => requestDetail(as, id))).toEqual(ids)
  })
})
