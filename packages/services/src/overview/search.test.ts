import { anonymous } from '@latchkey/core/authorization/actor'
import { type DemoPortal, demoPortal } from '@latchkey/testing/demo-portal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CastKey } from '../installation/demo/cast.ts'
import { searchAll } from './search.views.ts'

let portal: DemoPortal

beforeAll(async () => {
  portal = await demoPortal()
})
afterAll(() => portal.dispose())

const names = (rows: readonly { readonly displayName: string }[]) => rows.map(({ displayName }) => displayName)

async function found(key: CastKey, text: string) {
  const { people, packages, applications, administered } = await searchAll(await portal.cast(key), text)
  return {
    people: names(people),
    packages: names(packages),
    applications: names(applications),
    administered: {
      groups: names(administered.groups),
      packages: names(administered.packages),
      applications: names(administered.applications),
    },
  }
}

const closed = { groups: [], packages: [], applications: [] }

describe('an employee', () => {
  test('finds the packages that are open to employees, and nothing of Admin', async () => {
    const { packages, administered } = await found('ada', 'design suite')
    expect(packages).toEqual(['Design suite'])
    expect(administered).toEqual(closed)
  })

  test('finds a colleague by a word of the name, with what they do and how to write to them', async () => {
    const { people } = await searchAll(await portal.cast('ada'), 'okafor')
    expect(people).toMatchObject([
      {
        displayName: 'Grace Okafor',
        jobTitle: 'Engineering Manager',
        department: 'Engineering',
        mail: 'grace.okafor@brightwater.example',
        isMe: false,
        administered: false,
      },
    ])
  })

  test('finds themselves, and is told so', async () => {
    const { people } = await searchAll(await portal.cast('ada'), 'ada lindqvist')
    expect(people).toMatchObject([{ displayName: 'Ada Lindqvist', isMe: true, administered: false }])
  })

  test('does not find who can no longer sign in, nor hidden packages', async () => {
    expect((await found('ada', 'wanda')).people).toEqual([])
    expect((await found('ada', 'accounting')).packages).toEqual([])
  })

  test('finds only the applications that they may open', async () => {
    const { applications } = await found('ada', 'a')
    expect(applications).not.toContain('DATEV')
  })
})

describe('a manager without a role', () => {
  test('gets no pages of Admin for the people who report to them', async () => {
    const { people } = await searchAll(await portal.cast('grace'), 'ada lindqvist')
    expect(people).toMatchObject([{ administered: false }])
  })
})

describe('a guest', () => {
  test('finds only what is open to guests', async () => {
    expect((await found('gus', 'studio')).packages).toEqual(['Studio for guests'])
    expect((await found('gus', 'design suite')).packages).toEqual([])
    expect((await found('gus', 'diagrams')).administered).toEqual(closed)
  })

  test('finds nobody: the directory is not theirs to read', async () => {
    expect((await found('gus', 'clara')).people).toEqual([])
  })
})

describe('an administrator', () => {
  test('finds everything by its page in Admin: hidden packages, groups and applications that they may not open', async () => {
    expect((await found('vera', 'accounting')).administered.packages).toEqual(['Accounting'])
    expect((await found('vera', 'design suite')).administered.groups).toEqual(['Design suite users'])
    expect((await found('vera', 'datev')).administered.applications).toEqual([expect.stringContaining('DATEV')])
  })

  test('finds who can no longer sign in, with their page', async () => {
    const { people } = await searchAll(await portal.cast('vera'), 'wanda')
    expect(people).toMatchObject([{ displayName: 'Wanda Krol', accountEnabled: false, administered: true }])
  })

  test('of the help desk finds users and groups, but no packages to administer', async () => {
    const harper = await found('harper', 'design suite')
    expect(harper.administered.groups).toEqual(['Design suite users'])
    expect(harper.administered.packages).toEqual([])
  })
})

describe('the owner of a catalog', () => {
  test('finds the packages of their own catalog in Admin, and no users', async () => {
    expect((await found('clara', 'suite')).administered.packages).toEqual(['Design suite'])
    expect((await found('clara', 'diagrams')).administered.packages).toEqual([])
    const { people } = await searchAll(await portal.cast('clara'), 'okafor')
    expect(people).toMatchObject([{ administered: false }])
  })
})

describe('a search', () => {
  test('without a text finds nothing', async () => {
    expect(await found('vera', '  ')).toEqual({ people: [], packages: [], applications: [], administered: closed })
  })

  test('finds at most eight of each kind, those whose names begin with the text first', async () => {
    const { people, administered } = await found('vera', 'a')
    expect(people).toHaveLength(8)
    expect(people[0]).toMatch(/^A/)
    for (const some of Object.values(administered)) expect(some.length).toBeLessThanOrEqual(8)
  })

  test('takes signs that mean something to the database as they are', async () => {
    expect((await found('vera', '%')).people).toEqual([])
    expect((await found('vera', '\0')).people).toEqual([])
  })

  test('by nobody is refused', async () => {
    await expect(searchAll({ ...portal, actor: anonymous }, 'ada')).rejects.toMatchObject({ code: 'signInNeeded' })
  })
})
