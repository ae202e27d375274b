import { describe, expect, test } from 'vitest'
import { costBetween, costOfSeats, type Priced, sumOfMoney } from './seat-cost.ts'

const bought = (units: number, pricePerMonth: number | null, but: Partial<Priced> = {}): Priced => ({
  state: 'enabled',
  units,
  pricePerMonth,
  currency: 'EUR',
  ...but,
})

describe('what seats cost per month', () => {
  test('is the average price of the units, fewer seats cost less', () => {
    const both = [bought(10, 1000), bought(30, 600)]
    expect(costOfSeats(both, 4)).toEqual([{ cents: 2800, currency: 'EUR' }])
    expect(costOfSeats(both, -1)).toEqual([{ cents: -700, currency: 'EUR' }])
  })

  test('leaves out units without a price, and those that cannot be assigned', () => {
    const some = [bought(10, 1000), bought(90, null), bought(90, 1, { state: 'suspended' })]
    expect(costOfSeats(some, 2)).toEqual([{ cents: 2000, currency: 'EUR' }])
  })

  test('is shared by units of several currencies', () => {
    expect(costOfSeats([bought(1, 1000), bought(3, 800, { currency: 'CHF' })], 4)).toEqual([
      { cents: 2400, currency: 'CHF' },
      { cents: 1000, currency: 'EUR' },
    ])
  })

  test('is nothing where no price is known, nothing is bought, or no seat moves', () => {
    expect(costOfSeats([bought(10, null)], 3)).toEqual([])
    expect(costOfSeats([], 3)).toEqual([])
    expect(costOfSeats([bought(10, 1000)], 0)).toEqual([])
  })
})

describe('sums of money', () => {
  test('are added by currency, and what comes to nothing is left out', () => {
    const amounts = [
      { cents: 500, currency: 'EUR' },
      { cents: 100, currency: 'CHF' },
      { cents: -500, currency: 'EUR' },
    ]
    expect(sumOfMoney(amounts)).toEqual([{ cents: 100, currency: 'CHF' }])
  })

  test('tell what a subscription costs more or less', () => {
    expect(costBetween([bought(10, 1000)], [bought(8, 1100)])).toEqual([{ cents: -1200, currency: 'EUR' }])
    expect(costBetween([bought(10, 1000)], [bought(10, 1000, { state: 'deleted' })])).toEqual([
      { cents: -10000, currency: 'EUR' },
    ])
  })
})
