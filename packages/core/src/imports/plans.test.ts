import { describe, expect, test } from 'vitest'
import { circlesIn } from './circles.ts'
import type { ProductInFile, ProductsFile } from './products-file.ts'
import { planProducts, productChanges, productsReport } from './products-plan.ts'
import { sheetOf } from './sheet.example.ts'
import type { Importer, StoredUser } from './user-values.ts'
import { readUsers } from './users-file.ts'
import { planUsers, userChanges, usersReport } from './users-plan.ts'

describe('the plan of an import of products', () => {
  const product: ProductInFile = {
    id: 'p',
    line: 2,
    skuPartNumber: 'P',
    displayName: 'Product',
    planIds: ['a', 'b'],
    incomplete: false,
  }
  const plan = (id: string) => ({ id, servicePlanName: id.toUpperCase(), displayName: `Plan ${id}` })
  const file = (one: Partial<ProductInFile> = {}): ProductsFile => ({
    products: [{ ...product, ...one }],
    plans: [plan('a'), plan('b')],
    rejected: [],
    warnings: [],
  })
  const stored = { products: [product], plans: [plan('a'), plan('b')] }
  const countsOf = (read: ProductsFile, known = stored) => {
    const { created, updated, unchanged } = productsReport(read, planProducts(read, known))
    return { created, updated, unchanged }
  }

  test.each([
    ['creates what is not stored', file({ id: 'q' }), { created: 1, updated: 0, unchanged: 0 }],
    ['leaves what is the same', file(), { created: 0, updated: 0, unchanged: 1 }],
    ['leaves plans in another order', file({ planIds: ['b', 'a'] }), { created: 0, updated: 0, unchanged: 1 }],
    ['updates another name', file({ displayName: 'Other' }), { created: 0, updated: 1, unchanged: 0 }],
    ['updates another plan', file({ planIds: ['a', 'b', 'c'] }), { created: 0, updated: 1, unchanged: 0 }],
  ])('%s', (_, read, counts) => {
    expect(countsOf(read)).toEqual(counts)
  })

  test('counts a product as updated where one of its plans is called otherwise', () => {
    const read = { ...file(), plans: [plan('a'), { ...plan('b'), displayName: 'New name' }] }
    expect(countsOf(read)).toEqual({ created: 0, updated: 1, unchanged: 0 })
    expect(productChanges(planProducts(read, stored))[0]?.fields).toEqual([
      { field: 'servicePlan', before: 'Plan b', after: 'New name' },
    ])
  })

  test('takes a plan out of a product only where every row about the product could be read', () => {
    expect(planProducts(file({ planIds: ['a'] }), stored).updated[0]?.removedPlans).toEqual(['b'])
    expect(planProducts(file({ planIds: ['a'], incomplete: true }), stored)).toMatchObject({
      updated: [],
      unchanged: 1,
    })
  })
})

const header = 'employeeId|userPrincipalName|displayName|managerEmployeeId|accountEnabled'

const ada: StoredUser = {
  id: 'ada',
  employeeId: '1',
  userPrincipalName: 'ada@example.com',
  displayName: 'Ada',
  givenName: null,
  surname: null,
  mail: null,
  jobTitle: 'Engineer',
  department: null,
  division: null,
  companyName: null,
  officeLocation: null,
  mobilePhone: null,
  employeeHireDate: null,
  employeeLeaveDate: null,
  employeeType: null,
  usageLocation: null,
  preferredLanguage: null,
  userType: 'member',
  accountEnabled: true,
  managerId: null,
  roles: [],
}
const sam: StoredUser = {
  ...ada,
  id: 'sam',
  employeeId: '2',
  userPrincipalName: 'sam@example.com',
  displayName: 'Sam',
  managerId: 'ada',
}

const latchkey: Importer = { id: null, roles: [], system: true }

function planning(lines: readonly string[], stored: readonly StoredUser[] = [], by = latchkey, columns = header) {
  let ids = 0
  const plan = planUsers({ file: readUsers(sheetOf(columns, ...lines)), stored, by, newId: () => `new${++ids}` })
  return { plan, report: usersReport(plan), changes: userChanges(plan) }
}

describe('the plan of an import of users', () => {
  test('creates who is not known, with managers in any order', () => {
    const { plan, report } = planning(['1|ada@example.com|Ada|2|true', '2|sam@example.com|Sam||'])
    expect(report).toEqual({ kind: 'users', created: 2, updated: 0, unchanged: 0, rejected: [] })
    expect(plan.created.map(({ after }) => [after.displayName, after.managerId, after.accountEnabled])).toEqual([
      ['Ada', 'new2', true],
      ['Sam', null, true],
    ])
  })

  test('leaves who is the same, and what the file does not tell', () => {
    const { report } = planning(['1|ada@example.com|Ada||true', '2|sam@example.com|Sam|1|'], [ada, sam])
    expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  })

  test('tells what changes, managers by their names', () => {
    const { changes } = planning(['1|ada@example.com|Ada L.|2|', '2|sam@example.com|Sam||'], [ada, sam])
    expect(changes).toEqual([
      {
        change: 'updated',
        line: 2,
        name: 'Ada L.',
        detail: 'ada@example.com',
        fields: [
          { field: 'displayName', before: 'Ada', after: 'Ada L.' },
          { field: 'manager', before: null, after: 'Sam (2)' },
        ],
      },
      {
        change: 'updated',
        line: 3,
        name: 'Sam',
        detail: 'sam@example.com',
        fields: [{ field: 'manager', before: 'Ada L. (1)', after: null }],
      },
    ])
  })

  test('empties what an empty cell tells to be empty', () => {
    const { changes } = planning(
      ['1|ada@example.com|Ada|'],
      [ada],
      latchkey,
      'employeeId|userPrincipalName|displayName|jobTitle',
    )
    expect(changes[0]?.fields).toEqual([{ field: 'jobTitle', before: 'Engineer', after: null }])
  })

  test('gives the employee id to somebody without one who has the name', () => {
    const { plan } = planning(['1|ADA@example.com|Ada||'], [{ ...ada, employeeId: null }])
    expect(plan.updated.map(({ id, after }) => [id, after.employeeId])).toEqual([['ada', '1']])
  })

  test('rejects a name that belongs to somebody else, but lets names change hands within the file', () => {
    expect(planning(['9|Ada@example.com|New||'], [ada]).report.rejected).toEqual([
      {
        line: 2,
        column: 'userPrincipalName',
        value: 'Ada@example.com',
        reason: 'This name belongs to Ada, employee 1.',
      },
    ])
    const swap = ['1|sam@example.com|Ada||', '2|ada@example.com|Sam|1|']
    expect(planning(swap, [ada, sam]).report).toMatchObject({ updated: 2, rejected: [] })
  })

  test('rejects who would take over a name that is not given up after all', () => {
    const { report } = planning(['9|ada@example.com|New||', '1|fresh@example.com|Ada|77|'], [ada])
    expect(report.created).toBe(0)
    expect(report.rejected.map(({ line, column }) => [line, column])).toEqual([
      [2, 'userPrincipalName'],
      [3, 'managerEmployeeId'],
    ])
  })

  test('rejects a manager whom nobody knows', () => {
    const { report } = planning(['1|ada@example.com|Ada|77|', '2|sam@example.com|Sam||'])
    expect(report).toMatchObject({
      created: 1,
      rejected: [
        {
          line: 2,
          column: 'managerEmployeeId',
          value: '77',
          reason: 'Nobody in the file or in the directory has this employee id.',
        },
      ],
    })
  })

  test('keeps the people of a manager whose row is rejected, and says so', () => {
    const { plan, report } = planning([
      '1|ada@example.com|Ada||maybe',
      '2|sam@example.com|Sam|1|',
      '3|lin@example.com|Lin|1|',
    ])
    expect(plan.created.map(({ after }) => after.managerId)).toEqual([null, null])
    expect(report.rejected).toHaveLength(1)
    expect(report.warnings).toEqual([
      'Line 2 was rejected, so the manager of 2 people (employee 1) is not set. Mend the line and import the file again.',
    ])
  })

  test.each([
    ['their own manager', ['1|ada@example.com|Ada|1|'], [], [2], 'Nobody can be their own manager.'],
    [
      'a circle of rows: the last one is rejected',
      ['1|a@example.com|A|3|', '2|b@example.com|B|1|', '3|c@example.com|C|2|', '4|d@example.com|D|1|'],
      [],
      [4],
      'This manager reports to the person',
    ],
    [
      'a circle with somebody who is not in the file',
      ['1|ada@example.com|Ada|2|'],
      [ada, sam],
      [2],
      'reports to the person',
    ],
    [
      'a circle in which only the first row is new',
      ['1|ada@example.com|Ada|2|', '2|sam@example.com|Sam|1|'],
      [ada, sam],
      [2],
      'reports to the person',
    ],
    [
      'two circles',
      ['1|a@example.com|A|2|', '2|b@example.com|B|1|', '3|c@example.com|C|4|', '4|d@example.com|D|3|'],
      [],
      [3, 5],
      'reports to the person',
    ],
  ])('does not let managers go round in a circle: %s', (_, lines, stored, rejectedLines, reason) => {
    const { report } = planning(lines, stored)
    expect(report.rejected.map(({ line }) => line)).toEqual(rejectedLines)
    for (const row of report.rejected) {
      expect(row.column).toBe('managerEmployeeId')
      expect(row.reason).toContain(reason)
    }
  })

  const userAdministrator: Importer = { id: 'heli', roles: ['userAdministrator'], system: false }
  const boss: StoredUser = { ...ada, roles: ['globalAdministrator'] }

  test('does not let a user administrator change who may do more', () => {
    const { report } = planning(['1|mine@example.com|Ada||'], [boss], userAdministrator)
    expect(report.rejected).toMatchObject([{ line: 2, column: 'userPrincipalName' }])
    expect(planning(['1|ada@example.com|Ada||'], [boss], userAdministrator).report.unchanged).toBe(1)
  })

  test('does not disable the one who imports', () => {
    const me: StoredUser = { ...ada, id: 'heli' }
    expect(planning(['1|ada@example.com|Ada||false'], [me], userAdministrator).report.rejected).toMatchObject([
      { column: 'accountEnabled', value: 'false' },
    ])
  })

  test('does not disable the last Global Administrator, even where the file disables all of them', () => {
    const other: StoredUser = { ...sam, roles: ['globalAdministrator'] }
    const { report } = planning(['1|ada@example.com|Ada||false', '2|sam@example.com|Sam|1|false'], [boss, other])
    expect(report).toMatchObject({ updated: 1, rejected: [{ line: 3, column: 'accountEnabled' }] })
  })

  test('leaves nothing out: each row is created, updated, unchanged or rejected once', () => {
    const lines = [
      '1|sam@example.com|Ada|77|maybe',
      '2|sam@example.com|Sam||',
      '2|x@example.com|X||',
      '8|y@example.com|Y|8|',
    ]
    const { report } = planning(lines, [ada])
    expect(report.created + report.updated + report.unchanged + report.rejected.length).toBe(lines.length)
  })
})

test('circles are found wherever they hang', () => {
  const next = new Map<number, number | null>([
    [1, 2],
    [2, 3],
    [3, 2],
    [4, 4],
    [5, null],
    [6, 99],
    [7, 1],
  ])
  expect(circlesIn(next)).toEqual([[2, 3], [4]])
})
