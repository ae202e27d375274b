import { describe, expect, test } from 'vitest'
import { ownOrigin, turnedAway } from './gate.ts'
import { settingsOf } from './settings.ts'

const loopback = settingsOf({})
const proxied = settingsOf({
  HOST: '0.0.0.0',
  LATCHKEY_ORIGIN: 'https://access.example.com',
  LATCHKEY_TRUST_PROXY: 'on',
})
const headers = (more: Record<string, string> = {}) => new Headers({ host: 'localhost:3000', ...more })

describe('a change', () => {
  test('that a page of the portal asked for passes', () => {
    expect(turnedAway('POST', headers({ origin: 'http://localhost:3000' }), loopback)).toBeNull()
    expect(turnedAway('POST', headers({ referer: 'http://localhost:3000/my-access' }), loopback)).toBeNull()
  })

  test.each([
    ['another site asked for', { origin: 'https://evil.example' }],
    ['a page without an origin asked for', { origin: 'null' }],
    ['nobody signed', {}],
    ['a page of another port asked for', { origin: 'http://localhost:4000' }],
    ['the browser calls cross-site', { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }],
  ])('that %s is refused', (_who, sent) => {
    expect(turnedAway('POST', headers(sent), loopback)?.status).toBe(403)
  })

  test('behind a proxy is measured by the configured origin', () => {
    const sent = headers({ host: '10.0.0.5:3000', origin: 'https://access.example.com' })
    expect(turnedAway('DELETE', sent, proxied)).toBeNull()
  })
})

describe('on loopback', () => {
  test('a foreign name that was pointed at this machine is turned away, for reading too', () => {
    expect(turnedAway('GET', headers({ host: 'evil.example:3000' }), loopback)?.status).toBe(421)
  })

  test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])('%s is answered', (host) => {
    expect(turnedAway('GET', headers({ host }), loopback)).toBeNull()
  })
})

test('what a proxy says is believed only where the operator says so', () => {
  const sent = headers({ 'x-forwarded-host': 'other.example', 'x-forwarded-proto': 'https' })
  expect(ownOrigin(sent, loopback)).toBe('http://localhost:3000')
  expect(ownOrigin(sent, proxied)).toBe('https://other.example')
})
