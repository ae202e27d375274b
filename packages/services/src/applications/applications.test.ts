import type { ApplicationId, UserId } from '@latchkey/core/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember } from '../directory/add-member.ts'
import { createGroup } from '../directory/create-group.ts'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import { userDetail } from '../directory/user-detail.views.ts'
import { decideRequest } from '../entitlement/decide-request.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import type { Portal } from '../portal.ts'
import { addApplicationOwner } from './add-application-owner.ts'
import { applicationDetail } from './application-detail.views.ts'
import { listApplications, readApplication } from './applications.views.ts'
import { assignApplication } from './assign-application.ts'
import { createApplication } from './create-application.ts'
import { deleteApplication } from './delete-application.ts'
import { myApplication } from './my-application.views.ts'
import { myApplications } from './my-applications.views.ts'
import { removeApplicationOwner } from './remove-application-owner.ts'
import { unassignApplication } from './unassign-application.ts'
import { updateApplication } from './update-application.ts'

let story: Story
let portal: Story['portal']
let owner: UserId
let ada: UserId
let asAdmin: Portal
let asOwner: Portal
let asAda: Portal

beforeAll(async () => {
  story = await beginStory()
  portal = story.portal
  asAdmin = await portal.as(await story.person('App Admin', {}, 'applicationAdministrator'))
  owner = await story.person('Oskar Owner')
  ada = await story.person('Ada')
  asOwner = await portal.as(owner)
  asAda = await portal.as(ada)
})
afterAll(() => portal.dispose())

const figma = { displayName: 'Figma', homepageUrl: 'https://figma.example', enabled: true, visible: true } as const

/** An application that Oskar owns. */
async function ownedApplication(but: object = {}): Promise<ApplicationId> {
  const applicationId = await createApplication(asAdmin, { ...figma, ...but })
  await addApplicationOwner(asAdmin, { applicationId, userId: owner })
  return applicationId
}

const roleNamed = async (applicationId: ApplicationId, name: string) => {
  const { roles } = await applicationDetail(asAdmin, applicationId)
  return roles.find(({ displayName }) => displayName === name)?.id ?? ''
}

describe('an application', () => {
  test('opens at a safe address only', async () => {
    const script = { ...figma, homepageUrl: 'javascript:alert(1)' }
    expect(await refusalOf(createApplication(asAdmin, script))).toBe('invalidInput')
    expect(await refusalOf(createApplication(asOwner, figma))).toBe('notAllowed')
  })

  test('has the roles of its list, each once, or Default Access', async () => {
    const names = async (id: ApplicationId) =>
      (await applicationDetail(asAdmin, id)).roles.map(({ displayName, value }) => [displayName, value])
    expect(await names(await ownedApplication())).toEqual([['Default Access', 'Default.Access']])
    expect(await names(await ownedApplication({ roles: 'Editor\r\n\r\nView only\neditor' }))).toEqual(
      [
        ['editor', 'editor'],
        ['View only', 'View.only'],
      ].sort(),
    )
  })

  test('is changed by its owner; a role that somebody has or had stays', async () => {
    const applicationId = await ownedApplication({ roles: ['Editor', 'Viewer'] })
    const change = { ...figma, applicationId, displayName: 'Figma 2' }
    expect(await updateApplication(asOwner, { ...change, revision: 0, roles: ['Editor', 'Viewer', 'Guest'] })).toBe(1)
    expect(await refusalOf(updateApplication(asOwner, { ...change, revision: 0 }))).toBe('changedMeanwhile')
    const appRoleId = await roleNamed(applicationId, 'Editor')
    const assignmentId = await assignApplication(asOwner, { applicationId, userId: ada, appRoleId })
    const without = { ...change, revision: 1, roles: ['Viewer'] }
    expect(await refusalOf(updateApplication(asOwner, without))).toBe('appRoleInUse')
    await unassignApplication(asOwner, { assignmentId })
    expect(await refusalOf(updateApplication(asOwner, without))).toBe('appRoleInHistory')
    expect(await updateApplication(asOwner, { ...without, roles: ['EDITOR', 'Viewer'] })).toBe(2)
    expect(await updateApplication(asOwner, { ...without, revision: 2, roles: ['EDITOR', 'Viewer'] })).toBe(2)
  })

  test('is not deleted while a package gives it; then everybody loses it', async () => {
    const applicationId = await ownedApplication()
    await assignApplication(asOwner, { applicationId, userId: ada })
    expect(await refusalOf(deleteApplication(asOwner, { applicationId }))).toBe('notAllowed')
    await deleteApplication(asAdmin, { applicationId })
    expect((await myApplications(asAda)).map(({ id }) => id)).not.toContain(applicationId)
    const packaged = await ownedApplication()
    const roleId = await roleNamed(packaged, 'Default Access')
    await story.accessPackage('Has it', [{ kind: 'application', originId: packaged, roleId }])
    expect(await refusalOf(deleteApplication(asAdmin, { applicationId: packaged }))).toBe('applicationInPackage')
  })
})

describe('an assignment', () => {
  test('is for one person or one group, in a role that there is, once', async () => {
    const applicationId = await ownedApplication({ roles: ['Editor', 'Viewer'] })
    const appRoleId = await roleNamed(applicationId, 'Editor')
    const groupId = await createGroup(portal, { kind: 'security', displayName: 'Any' })
    const refused = (input: object) => refusalOf(assignApplication(asOwner, { applicationId, appRoleId, ...input }))
    expect(await refused({})).toBe('assigneeRequired')
    expect(await refused({ userId: ada, groupId })).toBe('assigneeRequired')
    expect(await refused({ userId: ada, appRoleId: null })).toBe('roleUnknown')
    expect(await refused({ userId: ada, appRoleId: 'other' })).toBe('roleUnknown')
    expect(await refused({ groupId: 'nobody' })).toBe('invalidInput')
    expect(await refused({ userId: await story.person('Gone', { accountEnabled: false }) })).toBe('accountDisabled')
    await assignApplication(asOwner, { applicationId, appRoleId, groupId })
    expect(await refused({ groupId })).toBe('alreadyAssigned')
    expect(await refusalOf(assignApplication(asAda, { applicationId, appRoleId, userId: ada }))).toBe('notAllowed')
  })

  test('is taken back by hand only where it was given by hand', async () => {
    const applicationId = await ownedApplication()
    const roleId = await roleNamed(applicationId, 'Default Access')
    const gives = [{ kind: 'application', originId: applicationId, roleId } as const]
    await submitRequest(asAda, { accessPackageId: await story.accessPackage('Draw', gives), requestedDays: null })
    const assignmentId = await assignApplication(asOwner, { applicationId, userId: ada })
    const { assignments } = await applicationDetail(asOwner, applicationId)
    const given = assignments.rows.find(({ source }) => source === 'accessPackage')
    expect(given?.says).toBe('Through the access package Draw')
    expect(await refusalOf(unassignApplication(asOwner, { assignmentId: given?.id ?? '' }))).toBe('assignedByPackage')
    await unassignApplication(asOwner, { assignmentId })
    expect(await refusalOf(unassignApplication(asOwner, { assignmentId }))).toBe('applicationAssignmentEnded')
    expect((await userDetail(asAdmin, ada)).applications.map(({ says }) => says)).toContain(
      'Through the access package Draw',
    )
  })
})

test('an owner is of the organization, and does not remove the last one', async () => {
  const applicationId = await ownedApplication()
  const guest = await story.person('Guest', { userType: 'guest' })
  expect(await refusalOf(addApplicationOwner(asOwner, { applicationId, userId: guest }))).toBe('guestOwner')
  expect(await refusalOf(removeApplicationOwner(asOwner, { applicationId, userId: owner }))).toBe('lastOwner')
  expect(await refusalOf(removeApplicationOwner(asOwner, { applicationId, userId: ada }))).toBe('notOwner')
  await removeApplicationOwner(asAdmin, { applicationId, userId: owner })
})

describe('My Apps', () => {
  test('shows what opens, with every reason, and nothing that is switched off or hidden', async () => {
    const bea = await story.person('Bea')
    const asBea = await portal.as(bea)
    const groupId = await createGroup(portal, { kind: 'security', displayName: 'Design' })
    await addMember(portal, { groupId, userId: bea })
    const both = await ownedApplication({ displayName: 'Both', roles: ['Editor', 'Viewer'] })
    await assignApplication(asOwner, { applicationId: both, groupId, appRoleId: await roleNamed(both, 'Viewer') })
    portal.clock.advance(1)
    await assignApplication(asOwner, { applicationId: both, userId: bea, appRoleId: await roleNamed(both, 'Editor') })
    for (const but of [{ enabled: false }, { visible: false }])
      await assignApplication(asOwner, { applicationId: await ownedApplication(but), userId: bea })
    expect(await myApplications(asBea)).toMatchObject([
      {
        displayName: 'Both',
        roles: ['Viewer', 'Editor'],
        reasons: ['Through the group Design', 'Given to you directly'],
      },
    ])
    expect(await myApplications(asBea, { search: 'BOT' })).toHaveLength(1)
    expect(await myApplications(asBea, { search: '100%' })).toEqual([])
  })

  test('tells the whole way: application, group, package, approval', async () => {
    const cleo = await story.person('Cleo', { managerId: owner })
    const asCleo = await portal.as(cleo)
    const groupId = await createGroup(portal, { kind: 'security', displayName: 'Designers' })
    const applicationId = await ownedApplication({ displayName: 'Canvas' })
    await assignApplication(asOwner, { applicationId, groupId })
    const gives = [{ kind: 'group', originId: groupId, roleId: 'member' } as const]
    const byManager = [{ approvers: [{ kind: 'requestorManager' } as const] }]
    const accessPackageId = await story.accessPackage('Design suite', gives, byManager)
    const requestId = await submitRequest(asCleo, { accessPackageId, requestedDays: null })
    expect(await refusalOf(myApplication(asCleo, applicationId))).toBe('notFound')
    await decideRequest(asOwner, { requestId, stage: 0, verdict: 'approve', reason: '' })
    const { opens, ways } = await myApplication(asCleo, applicationId)
    expect(opens).toBe(true)
    expect(ways).toMatchObject([
      {
        says: 'Through the group Designers',
        group: { displayName: 'Designers' },
        accessPackage: { displayName: 'Design suite', requestId, expiresAt: null, approvals: [{ by: 'Oskar Owner' }] },
      },
    ])
    // Who only reads about an application has no way to it; who only opens it does not see who else has it.
    expect(await myApplication(asAdmin, applicationId)).toMatchObject({ opens: false, ways: [] })
    expect(await refusalOf(applicationDetail(asCleo, applicationId))).toBe('notFound')
  })
})

test('an application is listed exactly where it may be read', async () => {
  const stranger = await portal.as(await story.person('Stranger'))
  for (const as of [asAdmin, asOwner, asAda, stranger]) {
    const listed = new Set((await listApplications(as)).rows.map(({ id }) => id))
    for (const { id } of (await listApplications(asAdmin)).rows)
      expect(
        await readApplication(as, id).then(
          () => true,
          () => false,
        ),
      ).toBe(listed.has(id))
  }
  expect((await listApplications(stranger)).rows).toEqual([])
  expect((await listApplications(asAdmin, { search: 'both' })).rows).toMatchObject([{ users: 1, groups: 1 }])
})
