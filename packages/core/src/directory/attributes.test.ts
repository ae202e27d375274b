import { expect, test } from 'vitest'
import { attributes, changesOfAttributes } from './attributes.ts'
import { propertyList } from './rule/properties.ts'

/** What rules read that stands in the table of users, is made of other tables, or is the user themselves. */
const elsewhere = [
  'accountEnabled',
  'employeeHireDate',
  'companyName',
  'department',
  'displayName',
  'employeeId',
  'givenName',
  'jobTitle',
  'mail',
  'mobile',
  'objectId',
  'physicalDeliveryOfficeName',
  'preferredLanguage',
  'surname',
  'usageLocation',
  'userPrincipalName',
  'userType',
  'assignedPlans',
  'memberOf',
]

test('every property that rules read can be filled in somewhere, and in one place', () => {
  const filledIn = [...elsewhere, ...attributes.map(({ name }) => name)].sort()
  expect(filledIn).toEqual(propertyList.map(({ name }) => name).sort())
})

test('lists and switches are told from texts', () => {
  const kinds = new Map(attributes.map(({ name, kind }) => [name, kind]))
  expect([kinds.get('otherMails'), kinds.get('dirSyncEnabled'), kinds.get('city')]).toEqual(['texts', 'flag', 'text'])
})

test('changes name what came, what went and what differs, and nothing else', () => {
  const before = { city: 'Berlin', state: 'BE', otherMails: ['a@example.com'], extensionAttribute1: 'same' }
  const after = { city: 'Bremen', otherMails: ['a@example.com'], extensionAttribute1: 'same', dirSyncEnabled: true }
  expect(changesOfAttributes(before, after)).toEqual({
    city: { from: 'Berlin', to: 'Bremen' },
    dirSyncEnabled: { from: null, to: true },
    state: { from: 'BE', to: null },
  })
  expect(changesOfAttributes(null, {})).toEqual({})
})
