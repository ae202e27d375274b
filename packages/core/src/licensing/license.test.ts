import { describe, expect, it } from 'vitest'
import { firstObjection } from '../objection.ts'
import {
  type DirectLicense,
  objectionsToDirectLicense,
  objectionsToDirectLicenseRemoval,
  objectionsToGroupLicense,
  objectionsToGroupLicenseRemoval,
} from './license.ts'
import { sourceOf } from './why.ts'

const license = (changes: Partial<DirectLicense> = {}): DirectLicense => ({
  usageLocation: 'DE',
  disabledPlans: [],
  plans: ['mail', 'chat'],
  present: null,
  ...changes,
})

describe('a direct license', () => {
  const cases: readonly [string, Partial<DirectLicense>, string | undefined][] = [
    ['is taken as it is', {}, undefined],
    ['needs a usage location', { usageLocation: null }, 'usageLocationMissing'],
    ['names plans of the product only', { disabledPlans: ['files'] }, 'planNotOfProduct'],
    ['is not assigned twice', { present: [] }, 'licenseAssigned'],
    ['may change its plans', { present: [], disabledPlans: ['mail'] }, undefined],
  ]
  it.each(cases)('%s', (_, changes, code) => {
    expect(firstObjection(objectionsToDirectLicense, license(changes))?.code).toBe(code)
  })

  it('is removed only where there is one', () => {
    expect(firstObjection(objectionsToDirectLicenseRemoval, { given: false })?.code).toBe('licenseNotAssigned')
    expect(firstObjection(objectionsToDirectLicenseRemoval, { given: true })).toBeUndefined()
  })
})

describe('the license of a group', () => {
  it('is not assigned twice, and needs no usage location', () => {
    expect(firstObjection(objectionsToGroupLicense, license({ usageLocation: null }))).toBeUndefined()
    expect(firstObjection(objectionsToGroupLicense, license({ present: [] }))?.code).toBe('groupLicenseAssigned')
    expect(firstObjection(objectionsToGroupLicense, license({ disabledPlans: ['x'] }))?.code).toBe('planNotOfProduct')
  })

  it('is removed only where there is one', () => {
    expect(firstObjection(objectionsToGroupLicenseRemoval, { given: false })?.code).toBe('groupLicenseNotAssigned')
  })
})

describe('why somebody has a license', () => {
  const facts = {
    product: { id: 'p', name: 'Figma Enterprise' },
    group: { id: 'g', name: 'Design', through: null, source: 'accessPackage' as const, rule: null },
    accessPackage: { id: 'a', name: 'Design suite', expiresAt: new Date(0) },
    request: { id: 'r', approvedBy: ['Mia Chen', 'Owen Park'] },
    directId: null,
    since: new Date(0),
    disabledPlans: [],
  }

  it('leads from the product through group and package to the request and its approvers', () => {
    const source = sourceOf(facts)
    expect(source.path.map(({ kind, name, detail }) => [kind, name, detail])).toEqual([
      ['product', 'Figma Enterprise', ''],
      ['group', 'Design', 'Member through an access package'],
      ['accessPackage', 'Design suite', ''],
      ['request', 'Request', 'Approved by Mia Chen and Owen Park'],
    ])
    expect(source.words).toBe(
      'From the group Design, given by the access package Design suite; approved by Mia Chen and Owen Park',
    )
    expect(source.until).toEqual(new Date(0))
  })

  it('says so where no approval was needed', () => {
    expect(sourceOf({ ...facts, request: { id: 'r', approvedBy: [] } }).words).toMatch(/; no approval was needed$/)
  })

  it('ends at the group where somebody was added by hand, and at the license where it is direct', () => {
    const byHand = sourceOf({ ...facts, accessPackage: null, request: null })
    expect([byHand.kind, byHand.words, byHand.until]).toEqual(['group', 'From the group Design', null])
    const direct = sourceOf({ ...facts, group: null, accessPackage: null, request: null, directId: 'd' })
    expect([direct.kind, direct.path.at(-1)?.kind]).toEqual(['direct', 'direct'])
  })

  it('goes through the group inside, and back to the rule that made somebody its member', () => {
    const group = {
      id: 'g',
      name: 'Everybody',
      through: { id: 'i', name: 'Design' },
      source: 'dynamicRule' as const,
      rule: 'user.department -eq "Design"',
    }
    const nested = sourceOf({ ...facts, group, accessPackage: null, request: null })
    expect(nested.path.map(({ kind, id, detail }) => [kind, id, detail])).toEqual([
      ['product', nested.path[0]?.id, ''],
      ['group', 'g', 'Holds the group Design'],
      ['nestedGroup', 'i', 'Member by the rule of the group'],
      ['rule', 'i', 'user.department -eq "Design"'],
    ])
    expect(nested.words).toBe('From the group Everybody, which holds the group Design')
  })
})
