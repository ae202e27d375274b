import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { anonymous } from '@latchkey/core/authorization/actor'
import type { ImportReport } from '@latchkey/core/imports/report'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { credentials } from '@latchkey/schema/tables/authentication'
import { roleAssignments, users } from '@latchkey/schema/tables/directory'
import { productPlans, products, servicePlans } from '@latchkey/schema/tables/licensing'
import { type TestPortal, testPortal } from '@latchkey/testing/test-portal'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingAs } from '../portal.ts'
import { importProducts, importProductsTelling, previewProducts } from './import-products.ts'
import { importUsers, importUsersTelling, previewUsers } from './import-users.ts'

const realData = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url))
const withRealData = describe.skipIf(!existsSync(realData))
const why = existsSync(realData) ? '' : ' (skipped: the folder shared/data beside the repository is not there)'

let portal: TestPortal
beforeAll(async () => {
  portal = await testPortal()
})
afterAll(() => portal.dispose())

const file = (text: string, fileName = 'list.csv') => ({ fileName, content: Buffer.from(text) })
const real = (fileName: string) => ({ fileName, content: readFileSync(realData + fileName) })
const counts = ({ created, updated, unchanged, rejected }: ImportReport) => [
  created,
  updated,
  unchanged,
  rejected.length,
]
const events = (activity: string) =>
  portal.db.read.select().from(auditEvents).where(eq(auditEvents.activity, activity)).orderBy(asc(auditEvents.id))
const userNamed = async (name: string) => {
  const [user] = await portal.db.read.select().from(users).where(eq(users.userPrincipalName, name))
  if (!user) throw new Error(`there is no ${name}`)
  return user
}

withRealData(`the published list of products${why}`, () => {
  const list = () => real('licensing-products.csv')

  test('is previewed without a trace', async () => {
    const preview = await previewProducts(portal, list())
    expect(counts(preview)).toEqual([569, 0, 0, 0])
    expect(preview.changes[0]).toMatchObject({ change: 'created', line: 2, name: 'AI Builder Capacity add-on' })
    expect(await portal.db.read.$count(products)).toBe(0)
  })

  test('gives 569 products with 723 plans, and tells how far it has come', async () => {
    const told: (readonly [number, number])[] = []
    const report = await importProductsTelling((done, total) => told.push([done, total]))(portal, list())
    expect(report).toEqual({ kind: 'products', created: 569, updated: 0, unchanged: 0, rejected: [] })
    expect(await portal.db.read.$count(products)).toBe(569)
    expect(await portal.db.read.$count(servicePlans)).toBe(723)
    expect(await portal.db.read.$count(productPlans)).toBe(5457 - 9)
    expect(told.at(-1)).toEqual([569, 569])
    expect((await events('products.imported'))[0]).toMatchObject({
      targetName: 'licensing-products.csv',
      details: { created: 569, updated: 0, unchanged: 0, rejected: 0 },
    })
  })

  test('changes nothing the second time', async () => {
    expect(counts(await importProducts(portal, list()))).toEqual([0, 0, 569, 0])
  })

  test('in a newer edition updates what is different and keeps what is gone', async () => {
    const rows = list().content.toString().split('\n')
    const newer = rows
      .slice(0, -1)
      .filter((row) => !row.startsWith('App Connect IW') || !row.includes('EXCHANGE_S_FOUNDATION'))
      .map((row) => row.replace('AI Builder Capacity add-on,', 'AI Builder capacity,'))
    const extra =
      'Brand new,NEW,11111111-2222-3333-4444-555555555555,NEW_PLAN,11111111-2222-3333-4444-666666666666,New plan'
    const edition = file([...newer, extra, 'Broken,BROKEN,not-a-guid,X,Y,Z'].join('\n'))
    const preview = await previewProducts(portal, edition)
    const report = await importProducts(portal, edition)
    expect(counts(report)).toEqual(counts(preview))
    // The GUID of the broken row cannot be read, so it may have been any plan's: no product loses one.
    expect(counts(report)).toEqual([1, 1, 568, 1])
    expect(report.rejected[0]).toMatchObject({ line: newer.length + 2, column: 'GUID', value: 'not-a-guid' })
    expect(counts(await importProducts(portal, file([...newer, extra].join('\n'))))).toEqual([0, 1, 569, 0])
    const [renamed] = await portal.db.read
      .select()
      .from(products)
      .where(eq(products.displayName, 'AI Builder capacity'))
    expect(renamed).toMatchObject({ revision: 1 })
  })
})

withRealData(`a company of 290 people${why}`, () => {
  const list = () => real('employees.csv')

  test('is imported with its managers, without passwords', async () => {
    const preview = await previewUsers(portal, list())
    const report = await importUsers(portal, list())
    expect(report).toEqual({ kind: 'users', created: 290, updated: 0, unchanged: 0, rejected: [] })
    expect(counts(preview)).toEqual(counts(report))
    const root = (await portal.db.read.select().from(users).where(eq(users.employeeId, '109')))[0]
    const roberto = await userNamed('roberto0@adventure-works.example')
    expect(root?.managerId).toBeNull()
    const [manager] = await portal.db.read
      .select()
      .from(users)
      .where(eq(users.id, roberto.managerId ?? ''))
    expect(manager?.employeeId).toBe('12')
    expect(roberto).toMatchObject({
      employeeHireDate: '1997-12-12',
      usageLocation: 'US',
      accountEnabled: true,
      revision: 0,
    })
    expect(await portal.db.read.$count(credentials)).toBe(0)
    expect(await events('user.created')).toHaveLength(290)
  })

  test('is unchanged the second time', async () => {
    expect(counts(await importUsers(portal, list()))).toEqual([0, 0, 290, 0])
  })

  test('loses no good row to bad ones, and bad rows change nobody', async () => {
    const text = list().content.toString()
    const worse = text
      .replace('Roberto 0,Roberto,Engineering Manager', 'Roberto Zero,Roberto,Head of Engineering')
      .replace(/^(1,guy1.*),16,/m, '$1,9999,')
      .replace(/^(2,kevin0.*),US,/m, '$1,USA,')
    const report = await importUsers(portal, file(`${worse}2,again@example.com,Again,,,,,,,,,\n`))
    expect(counts(report)).toEqual([0, 1, 287, 3])
    expect(report.rejected.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, 'managerEmployeeId', '9999'],
      [3, 'usageLocation', 'USA'],
      [292, 'employeeId', '2'],
    ])
    expect(await userNamed('roberto0@adventure-works.example')).toMatchObject({
      displayName: 'Roberto Zero',
      revision: 1,
    })
    const [event] = await events('user.updated')
    expect(event).toMatchObject({
      targetName: 'Roberto Zero',
      details: { changes: { displayName: { from: 'Roberto 0', to: 'Roberto Zero' } } },
    })
  })
})

describe('an import of users', () => {
  const header = 'employeeId;userPrincipalName;displayName;managerEmployeeId;accountEnabled\n'

  test('lets names change hands', async () => {
    await importUsers(portal, file(`${header}z1;one@z.example;One;;\nz2;two@z.example;Two;z1;`))
    const report = await importUsers(
      portal,
      file(`${header}z1;Two@z.example;One;;\nz2;one@z.example;Two;z1;\nz3;three@z.example;3;;`),
    )
    expect(counts(report)).toEqual([1, 2, 0, 0])
    expect(await userNamed('Two@z.example')).toMatchObject({ employeeId: 'z1', revision: 1 })
  })

  test('gives a name that somebody gives up to somebody new', async () => {
    const report = await importUsers(portal, file(`${header}z4;three@z.example;Four;;\nz3;drei@z.example;3;;`))
    expect(counts(report)).toEqual([1, 1, 0, 0])
    expect(await userNamed('three@z.example')).toMatchObject({ employeeId: 'z4' })
  })

  test('disables and enables with the consequences and events of doing it by hand', async () => {
    const row = (enabled: boolean) => file(`${header}z4;three@z.example;Four;;${enabled}`)
    expect(counts(await importUsers(portal, row(false)))).toEqual([0, 1, 0, 0])
    expect(await userNamed('three@z.example')).toMatchObject({ accountEnabled: false, revision: 1 })
    expect(await events('user.disabled')).toHaveLength(1)
    expect(counts(await importUsers(portal, row(false)))).toEqual([0, 0, 1, 0])
    await importUsers(portal, row(true))
    expect(await userNamed('three@z.example')).toMatchObject({ accountEnabled: true, revision: 2 })
    expect(await events('user.enabled')).toHaveLength(1)
  })

  test('of more rows than a statement carries tells how far it has come, and rotates every name', async () => {
    const many = 1100
    const rows = (shift: number) =>
      Array.from(
        { length: many },
        (_, n) => `m${n};m${(n + shift) % many}@many.example;Person ${n};${n > 0 ? 'm0' : ''};true`,
      )
    const told: number[] = []
    const importing = importUsersTelling((done) => told.push(done))
    expect(counts(await importing(portal, file(header + rows(0).join('\n'))))).toEqual([many, 0, 0, 0])
    expect(told).toEqual([0, 1000, 1100, 1100])
    expect(counts(await importUsers(portal, file(header + rows(1).join('\n'))))).toEqual([0, many, 0, 0])
    expect(await userNamed('m0@many.example')).toMatchObject({ employeeId: `m${many - 1}`, revision: 1 })
  })

  test('keeps names as they are, whatever they look like', async () => {
    const names = ['=HYPERLINK("x")', '<script>alert(1)</script>', 'Zoë 👩‍🎨', 'שרה']
    const rows = names.map((name, index) => `q${index};q${index}@z.example;"${name.replaceAll('"', '""')}";;`)
    await importUsers(portal, file(header + rows.join('\n')))
    for (const [index, name] of names.entries()) expect((await userNamed(`q${index}@z.example`)).displayName).toBe(name)
  })

  test('by a user administrator leaves those alone who may do more', async () => {
    await importUsers(portal, file(`${header}b1;boss@z.example;Boss;;\nb2;heli@z.example;Heli;;\n`))
    const [boss, heli] = [await userNamed('boss@z.example'), await userNamed('heli@z.example')]
    await portal.db.transaction(async (tx) => {
      const startsAt = portal.now()
      await tx.insert(roleAssignments).values([
        { id: portal.newId(), userId: boss.id, role: 'globalAdministrator', startsAt },
        { id: portal.newId(), userId: heli.id, role: 'userAdministrator', startsAt },
      ])
    })
    const report = await importUsers(
      await portal.as(heli.id),
      file(`${header}b1;mine@z.example;Boss;;\nb5;new@z.example;New;;`),
    )
    expect(counts(report)).toEqual([1, 0, 0, 1])
    expect(await userNamed('boss@z.example')).toMatchObject({ revision: 0 })
    const nobody = await portal.as((await userNamed('new@z.example')).id)
    await expect(importUsers(nobody, file(header))).rejects.toMatchObject({ code: 'notAllowed' })
    await expect(previewUsers(nobody, file(header))).rejects.toMatchObject({ code: 'notAllowed' })
    await expect(previewProducts(actingAs(portal, anonymous), file(header))).rejects.toMatchObject({
      code: 'signInNeeded',
    })
  })

  test('of a file that is not what it claims changes nothing', async () => {
    const before = [await portal.db.read.$count(users), await portal.db.read.$count(auditEvents)]
    await expect(importUsers(portal, file(''))).rejects.toMatchObject({ code: 'notAUsersFile' })
    await expect(importUsers(portal, file('name,age\nAda,36'))).rejects.toMatchObject({ code: 'notAUsersFile' })
    await expect(importProducts(portal, file(header))).rejects.toMatchObject({ code: 'notAProductsFile' })
    expect([await portal.db.read.$count(users), await portal.db.read.$count(auditEvents)]).toEqual(before)
  })
})
