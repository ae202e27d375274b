import { isIP } from 'node:net'
import { describe, expect, test } from 'vitest'
import { addressesOf, isPublic, leadsToPrivate } from './reach.ts'

const standing = (address: string) => isPublic({ address, family: isIP(address) === 6 ? 6 : 4 })

describe('an address is of the public internet', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '93.184.216.34',
    '172.15.255.255',
    '172.32.0.1',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001::200e',
  ])('where it is %s', (address) => {
    expect(standing(address)).toBe(true)
  })
})

describe('an address is not of the public internet', () => {
  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.0.2.1',
    '192.168.1.4',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fe80::1',
    'ff02::1',
  ])('where it is %s', (address) => {
    expect(standing(address)).toBe(false)
  })
})

test.each([
  ['https://1.1.1.1/hook', false],
  ['https://[2606:4700:4700::1111]/hook', false],
  ['http://2130706433/', true],
  ['http://0177.0.0.1/', true],
  ['http://[::ffff:10.0.0.1]/', true],
  ['not an address', false],
])('%s leads to a private address: %s', async (url, isPrivate) => {
  expect(await leadsToPrivate(url)).toBe(isPrivate)
})

test('a literal address stands for itself, in brackets too', async () => {
  expect(await addressesOf('[::1]')).toEqual([{ address: '::1', family: 6 }])
})
