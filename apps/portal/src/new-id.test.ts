import { expect, test } from 'vitest'
import { newIds } from './new-id.ts'

test('ids are UUIDs of version 7 and sort in the order in which they were made', () => {
  let now = 1_760_000_000_000
  const newId = newIds(() => now)
  const ids = Array.from({ length: 2000 }, (_, made) => {
    if (made % 500 === 499) now += 1
    return newId()
  })
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})
