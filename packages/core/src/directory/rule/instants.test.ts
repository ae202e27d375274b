import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { durationOf, instantOf, shifted, textOfDuration } from './instants.ts'

const at = (text: string) => Date.parse(text)

describe('an instant is read', () => {
  test.each([
    ['2020-06-10', '2020-06-10T00:00:00Z'],
    ['2020-06-10T18:13:20Z', '2020-06-10T18:13:20Z'],
    ['2020-06-10t18:13:20z', '2020-06-10T18:13:20Z'],
    ['2020-06-10T18:13:20', '2020-06-10T18:13:20Z'],
    ['2020-06-10T18:13', '2020-06-10T18:13:00Z'],
    ['2020-06-10T18:13:20.5Z', '2020-06-10T18:13:20.500Z'],
    ['2020-06-10T18:13:20.1239999Z', '2020-06-10T18:13:20.123Z'],
    ['2020-06-10T18:13:20+05:30', '2020-06-10T12:43:20Z'],
    ['2020-06-10T18:13:20-02:00', '2020-06-10T20:13:20Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
    ['2000-02-29', '2000-02-29T00:00:00Z'],
    ['0001-01-01', '0001-01-01T00:00:00Z'],
    ['9999-12-31', '9999-12-31T00:00:00Z'],
  ])('%s', (text, same) => {
    expect(instantOf(text)).toBe(at(same))
  })

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-04-31',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T',
    '2026-01-01T24:00:00Z',
    '2026-01-01T12:60:00Z',
    '2026-01-01T12:00:60Z',
    '2026-01-01T12Z',
    '2026-01-01T12:00:00+15:00',
    '2026-01-01T12:00:00+2',
    '2026-01-01 12:00',
    'today',
    '',
    '2026-01-01x',
  ])('not from %s', (text) => {
    expect(instantOf(text)).toBeNull()
  })

  test('as JavaScript reads what JavaScript writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(instantOf(date.toISOString())).toBe(date.getTime())
        },
      ),
    )
  })
})

describe('a length of time', () => {
  const none = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 }
  test.each([
    ['p1d', { days: 1 }],
    ['P2W', { weeks: 2 }],
    ['P1M', { months: 1 }],
    ['PT1M', { minutes: 1 }],
    ['P1Y2M3W4DT5H6M7S', { years: 1, months: 2, weeks: 3, days: 4, hours: 5, minutes: 6, seconds: 7 }],
    ['pt36h', { hours: 36 }],
    ['P0D', {}],
  ])('is read from %s', (text, parts) => {
    expect(durationOf(text)).toEqual({ ...none, ...parts })
  })

  test.each(['P', 'PT', 'P1DT', '1D', 'P1', 'P1H', 'P-1D', 'P1.5D', 'P1D2M', 'P99999D', ''])(
    'is not read from %s',
    (text) => {
      expect(durationOf(text)).toBeNull()
    },
  )

  test('is read again from its text', () => {
    const part = fc.nat(9999)
    const durations = fc.record({
      years: part,
      months: part,
      weeks: part,
      days: part,
      hours: part,
      minutes: part,
      seconds: part,
    })
    fc.assert(
      fc.property(durations, (duration) => {
        expect(durationOf(textOfDuration(duration))).toEqual(duration)
      }),
    )
    expect(textOfDuration(none)).toBe('P0D')
  })
})

describe('the way from an instant', () => {
  test.each([
    ['2026-06-01T12:00:00Z', 1, 'P1D', '2026-06-02T12:00:00Z'],
    ['2026-06-01T12:00:00Z', -1, 'P1D', '2026-05-31T12:00:00Z'],
    ['2026-06-01T12:00:00Z', 1, 'P1WT1H', '2026-06-08T13:00:00Z'],
    ['2026-01-31T12:00:00Z', 1, 'P1M', '2026-02-28T12:00:00Z'],
    ['2024-03-31T12:00:00Z', -1, 'P1M', '2024-02-29T12:00:00Z'],
    ['2024-02-29T12:00:00Z', 1, 'P1Y', '2025-02-28T12:00:00Z'],
    ['2024-02-29T12:00:00Z', -1, 'P1Y', '2023-02-28T12:00:00Z'],
    ['2026-01-15T12:00:00Z', -1, 'P1M', '2025-12-15T12:00:00Z'],
    ['2026-12-31T00:00:00Z', 1, 'P2M', '2027-02-28T00:00:00Z'],
    ['2026-05-31T00:00:00Z', 1, 'P1M1D', '2026-07-01T00:00:00Z'],
    ['2026-06-01T12:00:00Z', 1, 'P0D', '2026-06-01T12:00:00Z'],
  ] as const)('%s: %s × %s', (from, sign, length, to) => {
    const duration = durationOf(length)
    expect(duration && new Date(shifted(at(from), sign, duration)).toISOString()).toBe(new Date(to).toISOString())
  })
})
