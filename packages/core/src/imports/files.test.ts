import { describe, expect, test } from 'vitest'
import { isRefusal } from '../refusal.ts'
import { textBytes } from './file-text.ts'
import { readProducts } from './products-file.ts'
import { sheetOf } from './sheet.example.ts'
import { readUsers } from './users-file.ts'

/** The refusal that something ends with, as code and sentence. */
function refusalOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (isRefusal(error)) return `${error.code}: ${error.says}`
    throw error
  }
  throw new Error('nothing was refused')
}

const productHeader =
  'Product_Display_Name|String_Id|GUID|Service_Plan_Name|Service_Plan_Id|Service_Plans_Included_Friendly_Names'
const userHeader = 'employeeId|userPrincipalName|displayName|managerEmployeeId|usageLocation|accountEnabled'
const [e3, e5] = ['05e9a617-0261-4cee-bb44-138d3ef5d965', '06ebc4ee-1bb5-47dd-8120-11324bc54e06']
const [teams, exchange] = ['57ff2da0-773e-42df-b2af-ffb7a2317929', 'efb87545-963c-4e0d-99df-69c6916d9eb0']

describe('a file that is not what it claims is refused with what gives it away', () => {
  const bytes = (...all: number[]) => Uint8Array.from(all)

  test.each([
    ['empty', bytes(), 'It is empty.'],
    ['a workbook', bytes(0x50, 0x4b, 3, 4, 20), 'It is a workbook or an archive. Save the sheet as CSV (UTF-8) first.'],
    ['in UTF-16', bytes(0xff, 0xfe, 65, 0), 'Its text is in UTF-16. Save it as CSV (UTF-8) first.'],
    ['binary', bytes(65, 0, 66), 'It is not text.'],
    ['in Latin-1', bytes(0x4d, 0xfc, 0x6c), 'Its text is not in UTF-8. Save it as CSV (UTF-8) first.'],
  ])('%s', (_, content, why) => {
    expect(refusalOf(() => textBytes('users', content))).toBe(`notAUsersFile: This file is not a list of users. ${why}`)
    expect(refusalOf(() => textBytes('products', content))).toContain(
      'notAProductsFile: This file is not a list of products.',
    )
  })

  test('a column that is needed is missing', () => {
    expect(refusalOf(() => readProducts(sheetOf(productHeader.replace('GUID|', ''))))).toBe(
      'notAProductsFile: This file is not a list of products. The column GUID is missing in its first line.',
    )
  })

  test('it is the other kind of file', () => {
    expect(refusalOf(() => readUsers(sheetOf(productHeader)))).toBe(
      'notAUsersFile: This file is not a list of users. The columns employeeId, userPrincipalName and displayName are missing in its first line. It looks like a list of products.',
    )
    expect(refusalOf(() => readProducts(sheetOf(userHeader)))).toContain('It looks like a list of users.')
  })

  test('a column is there twice', () => {
    expect(refusalOf(() => readUsers(sheetOf(`${userHeader}|displayname`)))).toContain(
      'It has the column displayName more than once.',
    )
  })

  test('but it may begin with a byte order mark, have its columns in any order and more of them', () => {
    expect(textBytes('users', Uint8Array.from([0xef, 0xbb, 0xbf, 65]))).toEqual(Uint8Array.from([65]))
    const file = readUsers(
      sheetOf('Display Name|shoe size|user_principal_name|EMPLOYEEID|room', 'Ada|40|ada@example.com|1|7'),
    )
    expect(file.users[0]?.values).toEqual({ employeeId: '1', userPrincipalName: 'ada@example.com', displayName: 'Ada' })
    expect(file.warnings).toEqual(['Ignored columns that Latchkey does not know: shoe size and room.'])
  })

  test('and it may have no rows, which it says', () => {
    expect(readUsers(sheetOf(userHeader)).warnings).toEqual(['The file has no rows.'])
  })
})

describe('a list of products', () => {
  const row = (name: string, part: string, id: string, plan: string, friendly: string) =>
    `${name}|${part}|${id}|${friendly.toUpperCase()}|${plan}|${friendly}`

  test('is read as products with their plans, once each', () => {
    const file = readProducts(
      sheetOf(
        productHeader,
        row('Office 365 E3', 'ENTERPRISEPACK', e3, teams, 'Teams'),
        row('Office 365 E3', 'ENTERPRISEPACK', e3.toUpperCase(), exchange, 'Exchange'),
        row('Office 365 E3', 'ENTERPRISEPACK', e3, exchange, 'Exchange'),
      ),
    )
    expect(file).toEqual({
      products: [
        {
          id: e3,
          line: 2,
          skuPartNumber: 'ENTERPRISEPACK',
          displayName: 'Office 365 E3',
          planIds: [teams, exchange],
          incomplete: false,
        },
      ],
      plans: [
        { id: teams, servicePlanName: 'TEAMS', displayName: 'Teams' },
        { id: exchange, servicePlanName: 'EXCHANGE', displayName: 'Exchange' },
      ],
      rejected: [],
      warnings: [],
    })
  })

  test('calls a plan as most of its rows do', () => {
    const { plans } = readProducts(
      sheetOf(
        productHeader,
        row('Office 365 E3', 'E3', e3, teams, 'MICROSOFT TEAMS'),
        row('Office 365 E5', 'E5', e5, teams, 'Teams'),
        row('Office 365 E5', 'E5', e5, teams, 'Teams'),
      ),
    )
    expect(plans).toEqual([{ id: teams, servicePlanName: 'TEAMS', displayName: 'Teams' }])
  })

  test('takes the first name of a product, lets another spelling pass and rejects another name', () => {
    const { products, rejected } = readProducts(
      sheetOf(
        productHeader,
        row('Office 365 E3', 'E3', e3, teams, 'Teams'),
        row('OFFICE 365  E3', 'e3', e3, exchange, 'Exchange'),
        row('Visio', 'E3', e3, exchange, 'Exchange'),
        row('Office 365 E3', 'VISIO', e3, exchange, 'Exchange'),
      ),
    )
    expect(products).toMatchObject([{ displayName: 'Office 365 E3', planIds: [teams, exchange], incomplete: true }])
    const reason = (name: string) => `Line 2 calls the same product “${name}”.`
    expect(rejected).toEqual([
      { line: 4, column: 'Product_Display_Name', value: 'Visio', reason: reason('Office 365 E3') },
      { line: 5, column: 'String_Id', value: 'VISIO', reason: reason('E3') },
    ])
  })

  test('keeps the good rows beside the bad ones', () => {
    const { products, rejected } = readProducts(
      sheetOf(
        productHeader,
        row('Office 365 E3', 'E3', 'not-a-guid', teams, 'Teams'),
        row('', 'E5', e5, 'nor-this', 'Teams'),
        row('Office 365 E5', 'E5', e5, teams, 'Teams'),
        'Office 365 E5|E5',
        `${row('Office 365 E5', 'E5', e5, teams, 'Teams')}|surplus`,
        '|||||',
      ),
    )
    expect(products).toMatchObject([{ id: e5, incomplete: true }])
    expect(rejected).toMatchObject([
      { line: 2, column: 'GUID', value: 'not-a-guid' },
      {
        line: 3,
        column: 'Product_Display_Name',
        value: '',
        reason: 'This must not be empty. Look at Service_Plan_Id too.',
      },
      { line: 5, column: 'GUID', value: '', reason: 'The row has 2 values, the header has 6.' },
      { line: 6, column: '', value: 'surplus' },
    ])
  })

  test('shortens what it reports of an overlong value', () => {
    const { rejected } = readProducts(sheetOf(productHeader, row('x'.repeat(5000), 'E3', e3, teams, 'Teams')))
    expect(rejected[0]?.value).toHaveLength(201)
    expect(rejected[0]?.reason).toBe('Use at most 256 characters; these are 5000.')
  })
})

describe('a list of users', () => {
  test('keeps the first of two rows with one employee id, and of two with one name in whatever case', () => {
    const { users, rejected } = readUsers(
      sheetOf(
        userHeader,
        '1|ada@example.com|Ada||DE|true',
        '1|other@example.com|Other||DE|true',
        '2|ADA@example.com|Not Ada||DE|true',
        '3|sam@example.com|Sam||DE|true',
      ),
    )
    expect(users.map(({ line }) => line)).toEqual([2, 5])
    expect(rejected).toEqual([
      { line: 3, column: 'employeeId', value: '1', reason: 'Line 2 has the same employee id.' },
      { line: 4, column: 'userPrincipalName', value: 'ADA@example.com', reason: 'Line 2 has the same name.' },
    ])
  })

  test('does not take a second row for a first one that is rejected', () => {
    const { users, rejected } = readUsers(
      sheetOf(userHeader, '1|ada@example.com|Ada||USA|true', '1|other@example.com|Other||DE|true'),
    )
    expect(users).toEqual([])
    expect(rejected).toMatchObject([
      { line: 2, column: 'usageLocation', value: 'USA' },
      { line: 3, column: 'employeeId', reason: 'Line 2 has the same employee id.' },
    ])
  })

  test('reads an empty cell as nothing, and a column that is not there as not said', () => {
    const [user] = readUsers(
      sheetOf('employeeId|userPrincipalName|displayName|jobTitle', '1|ada@example.com|Ada|'),
    ).users
    expect(user?.values).toEqual({
      employeeId: '1',
      userPrincipalName: 'ada@example.com',
      displayName: 'Ada',
      jobTitle: null,
    })
  })
})
