import { expect, test } from 'vitest'
import { appOfPath, placeIn, signInPath } from './apps.ts'
import { currentPlace } from './navigation.tsx'

test.each([
  ['/my-apps', 'my-apps'],
  ['/my-apps.data', 'my-apps'],
  ['/my-apps/x?y', 'my-apps'],
  ['/my-appsx', undefined],
  ['/', undefined],
])('%s lies in %s', (path, app) => {
  expect(appOfPath(path)).toBe(app)
})

test('the first page of an app has no slash at its end', () => {
  expect(placeIn('admin')).toBe('/admin')
  expect(placeIn('admin', '/users')).toBe('/admin/users')
})

test('who asked for a page comes back to it after signing in', () => {
  expect(signInPath('/my-access/requests?x=1')).toBe('/sign-in?to=%2Fmy-access%2Frequests%3Fx%3D1')
  expect(signInPath('/my-apps')).toBe('/sign-in')
})

test('the entry of the longest place that holds the page is lit', () => {
  const rows = [{ place: '/', holds: ['/packages'] }, { place: '/requests' }, { place: '/requests/old' }]
  expect(currentPlace(rows, '/')).toBe('/')
  expect(currentPlace(rows, '/requests/7')).toBe('/requests')
  expect(currentPlace(rows, '/requests/old/7')).toBe('/requests/old')
  expect(currentPlace(rows, '/packages/7')).toBe('/')
})

test('a page that belongs to no entry lights none, the first page neither', () => {
  const rows = [{ place: '/' }, { place: '/packages', holds: ['/policies'] }]
  expect(currentPlace(rows, '/search')).toBeUndefined()
  expect(currentPlace(rows, '/packagesx')).toBeUndefined()
  expect(currentPlace(rows, '/policies/7')).toBe('/packages')
})
