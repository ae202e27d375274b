import { describe, expect, it } from 'vitest'
import { keptRule, presetPairs, presetRank, presetRules } from './presets.ts'

const named = (...names: string[]) => names.map((skuPartNumber) => ({ skuPartNumber }))
const pairsOf = (...names: string[]) =>
  presetPairs(named(...names)).map(([better, lesser]) => `${better.skuPartNumber} > ${lesser.skuPartNumber}`)
const plans = (...names: string[]) => names.map((servicePlanName) => ({ id: `id ${servicePlanName}`, servicePlanName }))

describe('well-known families of products', () => {
  it('put Office 365 E1 below E3 below E5', () => {
    expect(pairsOf('STANDARDPACK', 'ENTERPRISEPREMIUM', 'ENTERPRISEPACK').sort()).toEqual([
      'ENTERPRISEPACK > STANDARDPACK',
      'ENTERPRISEPREMIUM > ENTERPRISEPACK',
    ])
  })

  it('put Microsoft 365 F1 below F3 below E3 below E5, though the steps between were not bought', () => {
    expect(pairsOf('SPE_E5', 'M365_F1')).toEqual(['SPE_E5 > M365_F1'])
    expect(pairsOf('SPE_F1', 'M365_F1', 'SPE_E3')).toContain('SPE_E3 > SPE_F1')
  })

  it.each([
    ['SPE_E3', 'ENTERPRISEPACK'],
    ['SPE_E5', 'ENTERPRISEPREMIUM'],
    ['PBI_PREMIUM_PER_USER', 'POWER_BI_PRO'],
    ['EMSPREMIUM', 'AAD_PREMIUM'],
    ['AAD_PREMIUM_P2', 'AAD_PREMIUM'],
    ['EXCHANGEENTERPRISE', 'EXCHANGESTANDARD'],
    ['SPB', 'O365_BUSINESS_ESSENTIALS'],
    ['PROJECTPROFESSIONAL', 'PROJECT_P1'],
    ['VISIOCLIENT', 'VISIOONLINE_PLAN1'],
  ])('let %s replace %s', (better, lesser) => {
    expect(pairsOf(better, lesser)).toEqual([`${better} > ${lesser}`])
    expect(presetRank(better)).toBeGreaterThan(presetRank(lesser))
  })

  it.each([
    ['SPE_E3', 'ENTERPRISEPREMIUM'],
    ['POWER_BI_PRO_CE', 'POWER_BI_PRO'],
    ['VISIOCLIENT', 'PROJECTPROFESSIONAL'],
    ['ENTERPRISEPACK', 'EMS'],
  ])('leave %s and %s beside each other', (one, other) => {
    expect(pairsOf(one, other)).toEqual([])
  })

  it('know part numbers with spaces at their end or that do not break', () => {
    expect(presetPairs(named('O365_w/o\u00a0Teams\u00a0Bundle_M3', 'O365_w/o_Teams_Bundle_E3 '))).toHaveLength(1)
  })

  it('never go in a circle', () => {
    const above = (name: string) => presetPairs(named('SPE_E5_CALLINGMINUTES', name)).length
    expect(above('SPE_E5_CALLINGMINUTES')).toBe(0)
    expect(presetRank('SPE_E5_CALLINGMINUTES')).toBeLessThan(200)
  })
})

describe('rules about well-known plans', () => {
  it('let the plans of one service exclude each other, each pair once and the smaller id first', () => {
    const rules = presetRules(plans('EXCHANGE_S_STANDARD', 'EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_DESKLESS'))
    expect(rules).toHaveLength(3)
    for (const { kind, planId, otherPlanId } of rules) {
      expect(kind).toBe('excludes')
      expect(planId < otherPlanId).toBe(true)
    }
    expect(presetRules(plans('EXCHANGE_S_STANDARD', 'SHAREPOINTSTANDARD'))).toEqual([])
  })

  it('let a plan need another, in this direction only', () => {
    const rule = { kind: 'requires', planId: 'id MCOPSTN1', otherPlanId: 'id MCOEV' } as const
    expect(presetRules(plans('MCOPSTN1', 'MCOEV'))).toEqual([rule])
    expect(presetRules(plans('MCOPSTN1'))).toEqual([])
    expect(keptRule(rule)).toEqual(rule)
  })
})
