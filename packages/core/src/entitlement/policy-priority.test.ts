import { describe, expect, it } from 'vitest'
import type { TargetScope } from './policy.ts'
import { type NamingPolicy, overlapping } from './policy-priority.ts'

const policy = (id: string, allowedTargetScope: TargetScope, changes: Partial<NamingPolicy> = {}): NamingPolicy => ({
  id,
  allowedTargetScope,
  enabled: true,
  membershipRule: null,
  targetIds: [],
  ...changes,
})

const clashesOf = (...policies: NamingPolicy[]) => overlapping(policies).get('a')

describe('two policies of a package', () => {
  it('let the same people choose where both are for all members', () => {
    expect(clashesOf(policy('a', 'allMemberUsers'), policy('b', 'allMemberUsers'))).toEqual(['b'])
  })
  it('follow one another where one is closer', () => {
    expect(clashesOf(policy('a', 'allMemberUsers'), policy('b', 'allDirectoryUsers'))).toEqual([])
  })
  it('meet where they name the same group, and not where they name others', () => {
    const one = policy('a', 'specificDirectoryUsers', { targetIds: ['design'] })
    expect(clashesOf(one, policy('b', 'specificDirectoryUsers', { targetIds: ['design', 'sales'] }))).toEqual(['b'])
    expect(clashesOf(one, policy('b', 'specificDirectoryUsers', { targetIds: ['sales'] }))).toEqual([])
  })
  it('meet where both take guests of connected organizations', () => {
    const all = policy('b', 'allExternalUsers')
    expect(clashesOf(policy('a', 'allConfiguredConnectedOrganizationUsers'), all)).toEqual(['b'])
  })
  it('do not meet where one is off or assigns by its rule', () => {
    const one = policy('a', 'allMemberUsers')
    expect(clashesOf(one, policy('b', 'allMemberUsers', { enabled: false }))).toEqual([])
    expect(clashesOf(one, policy('b', 'allMemberUsers', { membershipRule: 'user.department -eq "Sales"' }))).toEqual([])
  })
})
