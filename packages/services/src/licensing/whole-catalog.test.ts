import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ProductId } from '@latchkey/core/ids'
import { insert } from '@latchkey/schema/insert'
import { products, seats, subscriptions } from '@latchkey/schema/tables/licensing'
import { databaseKind } from '@latchkey/testing/databases/open-test-database'
import { type TestPortal, testPortal } from '@latchkey/testing/test-portal'
import { asc, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember } from '../directory/add-member.ts'
import { createGroup } from '../directory/create-group.ts'
import { createUser } from '../directory/create-user.ts'
import { importProducts } from '../imports/import-products.ts'
import { myLicenses } from './licenses.views.ts'
import { setGroupLicenses } from './set-group-licenses.ts'

const file = fileURLToPath(new URL('../../../../../shared/data/licensing-products.csv', import.meta.url))

// Two operations for each of some six hundred products: one database is enough, the operations are tested on each.
describe.skipIf(!existsSync(file) || databaseKind() !== 'sqlite')(
  'every product of the published list (skipped where the list is not at hand)',
  () => {
    let portal: TestPortal
    let all: readonly { readonly id: ProductId; readonly displayName: string }[]
    let groupId: string
    let userId: string

    beforeAll(async () => {
      portal = await testPortal()
      await importProducts(portal, { fileName: 'licensing-products.csv', content: readFileSync(file) })
      all = await portal.db.read
        .select({ id: products.id, displayName: products.displayName })
        .from(products)
        .orderBy(asc(products.id))
      await portal.db.transaction((tx) =>
        insert(
          tx,
          subscriptions,
          all.map(({ id }) => ({
            id: portal.newId(),
            productId: id,
            name: 'One unit',
            state: 'enabled' as const,
            units: 1,
            pricePerMonth: null,
            currency: 'EUR',
            createdAt: portal.now(),
            revision: 0,
          })),
        ),
      )
      groupId = await createGroup(portal, { displayName: 'Everything', kind: 'security' })
      const user = { userPrincipalName: 'one@example.com', displayName: 'One', userType: 'member', usageLocation: 'DE' }
      userId = (await createUser(portal, user as never)).id
      await addMember(portal, { groupId, userId })
    }, 60_000)
    afterAll(() => portal.dispose())

    test('can be given by a group with all its plans, and taken back', async () => {
      const person = await portal.as(userId)
      let lacking = 0
      for (const { id, displayName } of all) {
        await setGroupLicenses(portal, { groupId, give: [{ productId: id, disabledPlans: [] }], take: [] })
        const { licenses } = await myLicenses(person)
        const [license, ...others] = licenses
        expect(others, displayName).toEqual([])
        expect(license, displayName).toMatchObject({ productId: id, disabledPlans: [] })
        // An add-on by itself says what it lacks; everything else works at once.
        if (license?.error === null) expect(license.state, displayName).toBe('held')
        else {
          expect(license, displayName).toMatchObject({ error: 'DependencyViolation' })
          expect(
            license?.heldBack.map(({ why }) => why),
            displayName,
          ).toContain('requires')
          lacking += 1
        }
        await setGroupLicenses(portal, { groupId, give: [], take: [id] })
      }
      expect(all.length).toBeGreaterThan(500)
      expect(lacking).toBeLessThan(all.length / 5)
      expect(await portal.db.read.select().from(seats).where(isNull(seats.endsAt))).toEqual([])
    }, 120_000)
  },
)
