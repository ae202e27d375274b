import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Person } from './actor.ts'
import { byRole, may, reachOf } from './may.ts'
import { type Permission, type PermissionRow, permissions, type Relation } from './permissions.ts'
import { type Role, roleNames, roles } from './roles.ts'

const names = Object.keys(permissions) as Permission[]

const person = (...held: Role[]): Person => ({
  kind: 'user',
  id: 'ada',
  displayName: 'Ada',
  userType: 'member',
  roles: held,
  catalogRoles: [],
})

/** The matrix role × permission as text, for review as a diff. */
function matrix(): string {
  const mark = (yes: boolean) => (yes ? '●' : '·').padStart(3)
  const columns = [
    ...roleNames.map((role) => roles[role].title),
    'Latchkey itself',
    'Every member',
    'Everybody',
    'Nobody signed in',
  ]
  const key = columns.map((title, nth) => `${String(nth + 1).padStart(3)}  ${title}`)
  const head = `${''.padEnd(38)}${columns.map((_title, nth) => String(nth + 1).padStart(3)).join('')}  and people in these relations`
  const rows = names.map((name) => {
    const row: PermissionRow = permissions[name]
    const cells = [
      ...roleNames.map((role) => row.roles.includes(role)),
      row.system === true,
      row.members === true,
      row.everybody === true,
      row.anonymous === true,
    ]
    return `${name.padEnd(38)}${cells.map(mark).join('')}  ${row.relations.join(', ')}`.trimEnd()
  })
  return `Who may do what. Written by permissions.test.ts; review it as a diff.\n\n${key.join('\n')}\n\n${head}\n${rows.join('\n')}\n`
}

test('the matrix of roles and permissions is the reviewed one', async () => {
  await expect(matrix()).toMatchFileSnapshot('./permissions.matrix.txt')
})

const openToAll = (name: Permission) => {
  const row: PermissionRow = permissions[name]
  return row.everybody === true || row.members === true
}

test('a guest does not read the directory', () => {
  expect(may(person(), 'person.read')).toBe(true)
  expect(may({ ...person(), userType: 'guest' }, 'person.read')).toBe(false)
})

describe('every permission', () => {
  test.each(names)('%s lets somebody do it', (name) => {
    const row: PermissionRow = permissions[name]
    expect(
      row.roles.length + row.relations.length > 0 || row.everybody || row.members || row.anonymous || row.system,
    ).toBe(true)
  })
})

describe('who stands in no relation and holds no role', () => {
  test.each(names.filter((name) => !openToAll(name)))('may not %s', (name) => {
    expect(may(person(), name)).toBe(false)
    expect(may(person(), name, { self: ['somebody else'], owner: [null] })).toBe(false)
  })
})

test('a relation counts only where the permission names it', () => {
  const facts = { approver: ['ada'] } satisfies Partial<Record<Relation, string[]>>
  expect(may(person(), 'accessRequest.decide', facts)).toBe(true)
  expect(may(person(), 'accessRequest.cancel', facts)).toBe(false)
})

test('a Global Administrator may not decide a request that is not theirs to decide', () => {
  expect(may(person('globalAdministrator'), 'accessRequest.decide', { approver: ['grace'] })).toBe(false)
})

test('a Global Reader changes nothing', () => {
  const changing = names.filter((name) => byRole(person('globalReader'), name) && !/\.(read|open|signIn)$/.test(name))
  expect(changing).toEqual([])
})

test('who is not signed in reaches nothing', () => {
  expect(reachOf({ kind: 'anonymous' }, 'group.read')).toEqual({ all: false, relations: [] })
  expect(names.filter((name) => may({ kind: 'anonymous' }, name))).toEqual([
    'authentication.signIn',
    'authentication.setUp',
  ])
})

test('the glossary of relations is complete', () => {
  const source = readFileSync(new URL('./permissions.ts', import.meta.url), 'utf8')
  const used = new Set(names.flatMap((name) => (permissions[name] as PermissionRow).relations))
  for (const relation of used) expect(source).toContain(`| '${relation}' //`)
})
