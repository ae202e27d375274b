import type { EntitlementSettings } from '@latchkey/core/entitlement/entitlement-settings'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { accessPackages } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGroup } from '../directory/create-group.ts'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import { setSetting } from '../installation/settings.store.ts'
import { giveBackAssignment } from './give-back-assignment.ts'
import { packageForMe } from './package-for-me.views.ts'
import { availablePackages } from './packages.views.ts'
import { accessIdOf, packageUnder } from './requesting-story.testing.ts'
import { submitRequest } from './submit-request.ts'
import { suggestedPackages } from './suggestions.views.ts'
import { myTeam } from './team.views.ts'

let story: Story
let grace: UserId
let ada: UserId
let sam: UserId
let figma: AccessPackageId
let visio: AccessPackageId

const as = (who: UserId) => story.portal.as(who)
const take = async (who: UserId, accessPackageId: AccessPackageId) =>
  submitRequest(await as(who), { accessPackageId, justification: '' })
const set = (entitlement: Partial<EntitlementSettings>) =>
  story.portal.db.transaction((tx) => setSetting(tx, 'entitlement', entitlement, story.portal.now()))
const suggested = async (who: UserId) =>
  (await suggestedPackages(await as(who))).rows.map(({ displayName, why }) => [displayName, ...why])

beforeAll(async () => {
  story = await beginStory()
  grace = await story.person('Grace', { department: 'Engineering', jobTitle: 'Head' })
  const engineer = { managerId: grace, department: 'Engineering', jobTitle: 'Engineer' }
  ada = await story.person('Ada', engineer)
  sam = await story.person('Sam', engineer)
  const group = await createGroup(story.portal, { displayName: 'Drawing board', kind: 'security' })
  figma = await packageUnder(story, 'Figma', { onBehalf: true }, [{ kind: 'group', originId: group, roleId: 'member' }])
  visio = await packageUnder(story, 'Visio', {})
  await take(sam, figma)
  await take(ada, visio)
  await giveBackAssignment(await as(ada), { assignmentId: await accessIdOf(story, ada, visio) })
})
afterAll(() => story.portal.dispose())

describe('suggestions', () => {
  test('are nothing where the organization wants none', async () => {
    await set({ suggestions: 'disabled' })
    expect(await suggestedPackages(await as(ada))).toEqual({ from: 'nothing', rows: [] })
  })

  test('come from one’s own past', async () => {
    await set({ suggestions: 'history' })
    expect(await suggested(ada)).toEqual([['Visio', 'You had it before.']])
  })

  test('count colleagues, and name them only where the setting says so', async () => {
    await set({ suggestions: 'count' })
    const counted = await suggested(ada)
    expect(counted.map(([name]) => name)).toEqual(['Figma', 'Visio'])
    expect(JSON.stringify(counted)).not.toContain('Sam')
    await set({ suggestions: 'countAndNames' })
    expect((await suggested(ada))[0]).toContain('1 colleague with your manager has it: Sam.')
    expect((await suggested(grace))[0]).toContain('1 of your direct reports has it: Sam.')
  })

  test('are never packages that one has, has asked for, cannot request or does not find in the list', async () => {
    const only = async () => (await suggested(ada)).map(([name]) => name)
    await story.portal.db.transaction((tx) =>
      tx.update(accessPackages).set({ isHidden: true }).where(eq(accessPackages.id, figma)),
    )
    expect(await only()).toEqual(['Visio'])
    await story.portal.db.transaction((tx) =>
      tx.update(accessPackages).set({ isHidden: false }).where(eq(accessPackages.id, figma)),
    )
    await take(ada, visio)
    expect(await only()).toEqual(['Figma'])
  })
})

describe('what packages give', () => {
  test('is searched, and told before one has them, where the organization tells it', async () => {
    const search = async () => (await availablePackages(await as(ada), { search: 'drawing' })).rows
    await set({ roleVisibility: 'all' })
    expect((await search()).map(({ displayName, gives }) => [displayName, ...gives])).toEqual([
      ['Figma', 'Member of Drawing board'],
    ])
    await set({ roleVisibility: 'none' })
    expect(await search()).toEqual([])
    expect(await packageForMe(await as(ada), figma)).toMatchObject({ rolesTold: false, roles: [], licenses: [] })
    const [row] = (await availablePackages(await as(ada), { search: 'Figma' })).rows
    expect(row).toMatchObject({ gives: [], rolesTold: false })
  })

  test('is told to who has it, whatever the setting', async () => {
    expect((await packageForMe(await as(sam), figma)).roles.map(({ says }) => says)).toEqual([
      'Member of Drawing board',
    ])
    await set({ roleVisibility: 'members' })
    expect((await packageForMe(await as(ada), figma)).rolesTold).toBe(true)
    const gus = await story.person('Gus', { userType: 'guest' })
    expect((await packageForMe(await as(gus), figma)).rolesTold).toBe(false)
  })
})

describe('a manager’s team', () => {
  test('shows what the reports have and what may be done about it', async () => {
    const { reports, assignments } = await myTeam(await as(grace))
    expect(reports.map(({ displayName }) => displayName)).toEqual(['Ada', 'Sam'])
    expect(
      assignments.map(({ target, packageName, why }) => [target.displayName, packageName, why.notEnd === null]),
    ).toEqual([
      ['Ada', 'Visio', false],
      ['Sam', 'Figma', true],
    ])
  })

  test('is empty for who manages nobody, and closed to others', async () => {
    expect(await myTeam(await as(sam))).toEqual({ hasReports: false, reports: [], assignments: [], requests: [] })
    expect(await refusalOf(packageForMe(await as(sam), 'nothing'))).toBe('notFound')
  })
})
