import { isRefusal } from '@latchkey/core/refusal'
import { describe, expect, test } from 'vitest'
import { visitOf } from './visit.ts'

/** A visit of an address; the portal is asked for the time alone. */
const visiting = (address: string, params: Record<string, string> = {}) =>
  visitOf({
    request: new Request(`https://portal.example${address}`),
    params,
    context: { portal: { now: () => new Date(0) }, user: null },
  } as never)

describe('the address of a visit', () => {
  test.each([
    ['/my-access?q=payroll&state=open', 'payroll'],
    ['/my-access?q=pay%00roll', 'payroll'],
    ['/my-access?q=pay%%0000roll', 'pay%00roll'],
    ['/my-access?q=%00', ''],
    ['/my-access?q=100%25', '100%'],
  ])('%s searches for %s', (address, text) => {
    expect(visiting(address).url.searchParams.get('q')).toBe(text)
  })

  test('keeps fields that come several times', () => {
    expect(visiting('/end?id=a&id=b%00').url.searchParams.getAll('id')).toEqual(['a', 'b'])
  })
})

describe('a part of the path', () => {
  test('is read by its name', () => {
    expect(visiting('/packages/p1', { packageId: 'p1' }).param('packageId')).toBe('p1')
  })

  test.each([undefined, '', 'a\u0000b', 'a\nb'])('%j leads nowhere', (packageId) => {
    const visit = visiting('/packages/p1', packageId === undefined ? {} : { packageId })
    const read = () => visit.param('packageId')
    expect(read).toThrow(expect.toSatisfy((error) => isRefusal(error) && error.kind === 'notFound'))
  })
})
