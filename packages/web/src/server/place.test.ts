import { describe, expect, test } from 'vitest'
import { goTo, ownPlace, placeOf } from './place.ts'

describe('the place to come back to', () => {
  test.each(['/my-access', '/my-access/requests?state=open#top'])('%s is in this portal', (to) => {
    expect(ownPlace(to)).toBe(to)
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'my-access',
    '',
    null,
  ])('%s leads elsewhere and is ignored', (to) => {
    expect(ownPlace(to)).toBeUndefined()
  })

  test('what the router adds to an address is left out', () => {
    expect(placeOf(new URL('http://localhost/my-apps?index&page=2&_routes=root'))).toBe('/my-apps?page=2')
  })
})

describe('a redirect', () => {
  const from = new URL('http://localhost:3000/my-access/packages')

  test('inside an app is written as the router reads it', () => {
    expect(goTo(from, '/my-access/requests').headers.get('Location')).toBe('/requests')
    expect(goTo(from, '/my-access').headers.get('Location')).toBe('/')
  })

  test('to another app names the origin, so that the router leaves the app', () => {
    expect(goTo(from, '/sign-in?to=x').headers.get('Location')).toBe('http://localhost:3000/sign-in?to=x')
  })
})
