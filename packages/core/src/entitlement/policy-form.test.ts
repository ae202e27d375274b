import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstObjection } from '../objection.ts'
import {
  emptyStage,
  expirationTypes,
  formFromTerms,
  objectionsToPolicy,
  type PolicyForm,
  termsFromForm,
} from './policy-form.ts'
import { approvalInWords, expirationInWords, scopeInWords, stageInWords } from './policy-words.ts'

const at = new Date('2027-03-16T09:00:00.000Z')

const form = (changes: Partial<PolicyForm> = {}): PolicyForm => ({
  displayName: 'Employees',
  description: '',
  enabled: true,
  scope: 'allMemberUsers',
  targetUserIds: [],
  targetGroupIds: [],
  stages: [emptyStage],
  requestorJustificationRequired: true,
  expirationType: 'afterDuration',
  expirationDays: 90,
  expirationHours: null,
  expirationDate: null,
  allowCustomDuration: false,
  ...changes,
})

describe('a policy', () => {
  const owen = { ...emptyStage, manager: false, approverUserIds: ['owen'] }
  const cases: readonly [string, Partial<PolicyForm>, string | undefined][] = [
    ['is kept as it is', {}, undefined],
    ['needs no approval at all', { stages: [] }, undefined],
    ['names somebody where its scope is specific', { scope: 'specificDirectoryUsers' }, 'scopeWithoutTargets'],
    ['takes a group as its target', { scope: 'specificDirectoryUsers', targetGroupIds: ['g'] }, undefined],
    ['has at most three stages', { stages: [owen, owen, owen, owen] }, 'tooManyStages'],
    ['asks somebody in every stage', { stages: [{ ...emptyStage, manager: false }] }, 'stageWithoutApprovers'],
    [
      'asks somebody besides fallbacks',
      { stages: [{ ...emptyStage, manager: false, fallbackUserIds: ['a'] }] },
      'stageWithoutApprovers',
    ],
    ['asks the manager in one stage only', { stages: [emptyStage, emptyStage] }, 'managerTwice'],
    ['asks the manager, then somebody else', { stages: [emptyStage, owen] }, undefined],
    ['gives a stage a day at least', { stages: [{ ...emptyStage, days: 0 }] }, 'stageDaysOutside'],
    ['says after how many days', { expirationDays: null }, 'expirationDaysMissing'],
    ['says on which day', { expirationType: 'afterDateTime' }, 'expirationDateMissing'],
    ['does not end in the past', { expirationType: 'afterDateTime', expirationDate: '2027-03-15' }, 'expirationInPast'],
    ['may end today', { expirationType: 'afterDateTime', expirationDate: '2027-03-16' }, undefined],
  ]
  it.each(cases)('%s', (_, changes, code) => {
    expect(firstObjection(objectionsToPolicy, { form: form(changes), unknown: 0, at })?.code).toBe(code)
  })

  it('names nobody who is not there', () => {
    expect(firstObjection(objectionsToPolicy, { form: form(), unknown: 1, at })?.code).toBe('policyNamesUnknown')
  })

  it('says the same after it went through its terms and back', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 })
    const stage = fc.record({
      manager: fc.boolean(),
      approverUserIds: ids,
      approverGroupIds: ids,
      fallbackUserIds: ids,
      fallbackGroupIds: ids,
      days: fc.integer({ min: 1, max: 90 }),
      justificationRequired: fc.boolean(),
    })
    const written = fc
      .record({
        stages: fc.array(stage, { maxLength: 3 }),
        requestorJustificationRequired: fc.boolean(),
        expirationType: fc.constantFrom(...expirationTypes),
        days: fc.integer({ min: 1, max: 3660 }),
        allowCustomDuration: fc.boolean(),
      })
      .map(({ days, ...rest }) => ({
        ...rest,
        expirationDays: rest.expirationType === 'afterDuration' ? days : null,
        expirationHours: rest.expirationType === 'afterHours' ? days : null,
        expirationDate: rest.expirationType === 'afterDateTime' ? '2028-02-29' : null,
      }))
    fc.assert(
      fc.property(written, (terms) => {
        expect(formFromTerms(termsFromForm(terms))).toEqual(terms)
      }),
    )
  })
})

describe('a policy in words', () => {
  const names = new Map([
    ['owen', 'Owen Park'],
    ['finance', 'Finance'],
  ])
  const terms = (stages: PolicyForm['stages']) => termsFromForm(form({ stages }))

  it('tells the stages in their order and when they lapse', () => {
    const owen = { ...emptyStage, manager: false, approverUserIds: ['owen'] }
    expect(approvalInWords(terms([emptyStage, owen]), names)).toBe('Manager, then Owen Park; lapses after 14 days')
    expect(approvalInWords(terms([{ ...owen, days: 1 }]), names)).toBe('Owen Park; lapses after 1 day')
    expect(approvalInWords(terms([]), names)).toBe('No approval needed')
  })

  it('tells who decides one stage', () => {
    const [stage] = terms([{ ...emptyStage, approverUserIds: ['owen'], approverGroupIds: ['finance', 'gone'] }]).stages
    expect(stage && stageInWords(stage, names)).toBe(
      'Manager, Owen Park, a member of Finance or a member of a deleted group',
    )
  })

  it('tells who may request and for how long', () => {
    expect(scopeInWords('specificDirectoryUsers', ['Finance', 'Owen Park'])).toBe('Finance or Owen Park')
    expect(scopeInWords('allMemberUsers', [])).toBe('All members, no guests')
    expect(expirationInWords({ type: 'afterDuration', days: 90 })).toBe('90 days')
    expect(expirationInWords({ type: 'afterDateTime', at: '2027-03-31T23:59:59.999Z' })).toBe('Until 2027-03-31')
    expect(expirationInWords({ type: 'noExpiration' })).toBe('Without end')
  })
})
