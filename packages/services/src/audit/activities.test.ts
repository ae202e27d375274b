import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { activities, activitiesMatching, titleOf } from '@latchkey/core/audit/activities'
import { permissions } from '@latchkey/core/authorization/permissions'
import { expect, test } from 'vitest'

const sources = fileURLToPath(new URL('..', import.meta.url))

/** Everything in the services that is written like `subject.verb` and is no permission: the activities that they record. */
async function recorded(): Promise<ReadonlySet<string>> {
  const files = (await readdir(sources, { recursive: true })).filter((path) => /(?<!\.test|\.testing)\.ts$/.test(path))
  const texts = await Promise.all(files.map((path) => readFile(join(sources, path), 'utf8')))
  const subjects = new Set([...Object.keys(activities), ...Object.keys(permissions)].map((name) => name.split('.')[0]))
  const named = texts.flatMap((text) => [...text.matchAll(/'([a-z][A-Za-z]*)\.([a-z][A-Za-z]*)'/g)])
  // `${kind}.imported`: the kinds of import.
  const imported = texts.some((text) => text.includes('.kind}.imported`'))
    ? ['users.imported', 'products.imported']
    : []
  return new Set([
    ...imported,
    ...named
      .filter(([, subject]) => subjects.has(subject))
      .map(([, subject, verb]) => `${subject}.${verb}`)
      .filter((name) => !Object.hasOwn(permissions, name)),
  ])
}

test('every activity that is recorded has a title', async () => {
  const names = await recorded()
  expect(names.size).toBeGreaterThan(40)
  expect([...names].filter((name) => !Object.hasOwn(activities, name))).toEqual([])
})

test('every title is of an activity that is recorded', async () => {
  const names = await recorded()
  expect(Object.keys(activities).filter((name) => !names.has(name))).toEqual([])
})

test('titles differ, so that a filter can tell them apart', () => {
  expect(new Set(Object.values(activities)).size).toBe(Object.keys(activities).length)
})

test('an activity is found by its words, and an unknown one is told by its name', () => {
  expect(activitiesMatching('SEAT after')).toEqual(['license.seatGivenFromLine'])
  expect(activitiesMatching(' ')).toEqual([])
  expect(titleOf('group.memberAdded')).toBe('Added a member to a group')
  expect(titleOf('old.thing')).toBe('old.thing')
})
