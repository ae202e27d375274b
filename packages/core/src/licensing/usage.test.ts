import { describe, expect, it } from 'vitest'
import { samePlans, splitPlans } from './plans.ts'
import { monthlyCost, usageOf } from './usage.ts'

describe('the numbers of a product', () => {
  it('counts enabled units and those in grace as assignable', () => {
    const usage = usageOf({ enabled: 10, warning: 2, suspended: 5 }, { held: 7, waiting: 0 })
    expect(usage).toMatchObject({ units: 12, held: 7, free: 5, overassigned: 0 })
    expect(usage.unitsByState).toEqual({ enabled: 10, warning: 2, suspended: 5, deleted: 0, lockedOut: 0 })
  })

  it('tells seats beyond the units as overassigned, and nothing as free', () => {
    expect(usageOf({ enabled: 3 }, { held: 5, waiting: 1 })).toMatchObject({ free: 0, overassigned: 2, waiting: 1 })
  })

  it('adds up what assignable units cost, by currency', () => {
    const priced = (
      units: number,
      pricePerMonth: number | null,
      currency: string,
      state: 'enabled' | 'suspended' = 'enabled',
    ) => ({
      units,
      pricePerMonth,
      currency,
      state,
    })
    expect(
      monthlyCost([
        priced(10, 1250, 'USD'),
        priced(2, 900, 'EUR'),
        priced(1, 50, 'USD'),
        priced(9, null, 'USD'),
        priced(9, 1, 'USD', 'suspended'),
      ]),
    ).toEqual([
      { cents: 1800, currency: 'EUR' },
      { cents: 12550, currency: 'USD' },
    ])
  })
})

describe('the plans of somebody who has a product for several reasons', () => {
  const plans = [{ id: 'mail' }, { id: 'chat' }, { id: 'files' }]

  it('are on where any reason leaves them on', () => {
    const split = splitPlans(plans, [{ disabledPlans: ['mail', 'chat'] }, { disabledPlans: ['files', 'chat'] }])
    expect(split.enabled.map(({ id }) => id)).toEqual(['mail', 'files'])
    expect(split.disabled.map(({ id }) => id)).toEqual(['chat'])
  })

  it('are all off without any reason', () => {
    expect(splitPlans(plans, []).enabled).toEqual([])
  })

  it('are the same choice in any order', () => {
    expect(samePlans(['a', 'b'], ['b', 'a'])).toBe(true)
    expect(samePlans(['a'], ['a', 'b'])).toBe(false)
  })
})
