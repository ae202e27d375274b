import type { AccessPackageId, GroupId, UserId } from '@latchkey/core/ids'
import { after, days, minutes } from '@latchkey/core/time'
import { memberships } from '@latchkey/schema/tables/directory'
import { packageResourceRoles } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addGroupOwner } from '../directory/add-group-owner.ts'
import { addGroupRole } from '../directory/add-group-role.ts'
import { addMember } from '../directory/add-member.ts'
import { assignRole } from '../directory/assign-role.ts'
import { createGroup } from '../directory/create-group.ts'
import { createUser } from '../directory/create-user.ts'
import { deleteGroup } from '../directory/delete-group.ts'
import { groupById } from '../directory/groups.store.ts'
import { leaveUser } from '../directory/leaving/leave-user.ts'
import { createOrganization } from '../directory/organizations/create-organization.ts'
import { addSponsor, removeSponsor } from '../directory/organizations/sponsors.ts'
import { updateOrganization } from '../directory/organizations/update-organization.ts'
import { removeGroupOwner } from '../directory/remove-group-owner.ts'
import { removeGroupRole } from '../directory/remove-group-role.ts'
import { removeMember } from '../directory/remove-member.ts'
import { removeRole } from '../directory/remove-role.ts'
import { setGroupRule } from '../directory/set-group-rule.ts'
import { updateUser } from '../directory/update-user.ts'
import { readUser } from '../directory/users.views.ts'
import { importUsers } from '../imports/import-users.ts'
import { runJob } from '../jobs/run-jobs.ts'
import { addCatalogRole } from './admin/add-catalog-role.ts'
import { removeCatalogRole } from './admin/remove-catalog-role.ts'
import { removeResourceRole } from './admin/remove-resource-role.ts'
import { type ApprovingStory, beginApproving, people } from './approving.testing.ts'
import { packageById } from './catalogs.store.ts'
import { nudgeRequest } from './nudge-request.ts'
import { lettersTo } from './requesting-story.testing.ts'
import { requestDetail } from './requests.views.ts'

let story: ApprovingStory
let portal: ApprovingStory['portal']
let ada: UserId
let cara: UserId
let dan: UserId
let vera: UserId

beforeEach(async () => {
  story = await beginApproving()
  portal = story.portal
  ada = await story.person('Ada')
  cara = await story.person('Cara', { department: 'Security' })
  dan = await story.person('Dan')
  vera = await story.person('Vera', {}, 'globalAdministrator')
})
afterEach(() => portal.dispose())

const aMinutePasses = async (): Promise<number> => {
  portal.clock.advance(minutes(1))
  return (await runJob(portal, 'follow-approvers')).done
}

/** Whom a request waits for, as its timeline tells. */
const asked = async (id: string): Promise<readonly (string | undefined)[] | undefined> => {
  const { stages } = await requestDetail(await portal.as(ada), id)
  return stages[0]?.asked.map(({ displayName }) => displayName)
}

const team = async (...members: readonly UserId[]): Promise<GroupId> => {
  const groupId = await createGroup(portal, { displayName: 'Deciders', kind: 'security' })
  for (const userId of members) await addMember(portal, { groupId, userId })
  return groupId
}

/** Ada asks for a package that a group decides, and Dan where nobody of the group can. */
const askTheGroup = async (groupId: GroupId) =>
  story.ask(
    ada,
    await story.decidedIn({ approvers: [{ kind: 'groupMembers', groupId }], fallbackApprovers: people(dan) }),
  )

const change = async (userId: UserId, properties: object): Promise<void> => {
  const asVera = await portal.as(vera)
  const { createdAt: _, accountEnabled: __, attributes: ___, id, ...known } = await readUser(asVera, userId)
  await updateUser(asVera, { ...known, userId: id, ...properties })
}

describe('where the only member of the approver group leaves it', () => {
  let groupId: GroupId
  let id: string

  beforeEach(async () => {
    groupId = await team(cara)
    id = await askTheGroup(groupId)
    await aMinutePasses()
    await removeMember(portal, { groupId, userId: cara })
  })

  test('the fallback approvers are asked within a minute, and the timeline names them', async () => {
    expect(await aMinutePasses()).toBe(1)
    expect([await story.waitsFor(cara), await story.waitsFor(dan)]).toEqual([[], [id]])
    expect(await asked(id)).toEqual(['Dan'])
    expect((await story.activities()).slice(-2)).toEqual([
      'accessRequest.approversLetGo',
      'accessRequest.approversAskedAnew',
    ])
    expect(await story.decide(dan, id)).toBe('delivered')
  })

  test('only who is asked anew has a letter', async () => {
    await aMinutePasses()
    expect([await lettersTo(story, cara), await lettersTo(story, dan)]).toEqual([
      ['approvalNeeded'],
      ['approvalNeeded'],
    ])
  })

  test('nothing is done twice', async () => {
    await aMinutePasses()
    const told = await story.activities()
    expect([await aMinutePasses(), await aMinutePasses()]).toEqual([0, 0])
    expect(await story.activities()).toEqual(told)
  })

  test('a requestor who reminds sooner than that reaches who may decide, with one letter', async () => {
    await nudgeRequest(await portal.as(ada), { requestId: id })
    expect([await lettersTo(story, cara), await lettersTo(story, dan)]).toEqual([
      ['approvalNeeded'],
      ['approvalNeeded'],
    ])
    expect(await story.waitsFor(dan)).toEqual([id])
  })

  test('who comes into the group afterwards is not asked, but whoever is asked already decides', async () => {
    await aMinutePasses()
    const eva = await story.person('Eva')
    await addMember(portal, { groupId, userId: eva })
    expect(await aMinutePasses()).toBe(0)
    expect(await story.waitsFor(eva)).toEqual([])
  })
})

/** Has Cara decide what Ada asks for, and says how she loses that. */
const ways: Record<string, () => Promise<{ readonly packageId: AccessPackageId; lose(): Promise<unknown> }>> = {
  'leaves the group by its rule': async () => {
    const groupId = await createGroup(portal, { displayName: 'Security', kind: 'security' })
    const { revision } = await groupById(portal.db.read, groupId)
    await setGroupRule(portal, { groupId, revision, membershipRule: 'user.department -eq "Security"' })
    const packageId = await story.decidedIn({ approvers: [{ kind: 'groupMembers', groupId }] })
    return { packageId, lose: () => change(cara, { department: 'Sales' }) }
  },
  'was in the group by a package that has ended': async () => {
    const groupId = await team()
    const gives = await story.accessPackage('Deciding', [{ kind: 'group', originId: groupId, roleId: 'member' }])
    await story.changeTerms(gives, { expiration: { type: 'afterDuration', days: 3 } })
    await story.ask(cara, gives)
    const packageId = await story.decidedIn({ approvers: [{ kind: 'groupMembers', groupId }] })
    return {
      packageId,
      lose: async () => {
        portal.clock.advance(days(3))
        await runJob(portal, 'expire-assignments')
      },
    }
  },
  'was in a group that is deleted': async () => {
    const groupId = await team(cara)
    const packageId = await story.decidedIn({ approvers: [{ kind: 'groupMembers', groupId }] })
    return { packageId, lose: async () => deleteGroup(portal, { groupId }) }
  },
  'leaves the organization': async () => {
    const groupId = await team(cara)
    const packageId = await story.decidedIn({ approvers: [{ kind: 'groupMembers', groupId }] })
    return { packageId, lose: async () => leaveUser(await portal.as(vera), { userId: cara }) }
  },
  'owns the catalog no more': async () => {
    const packageId = await story.decidedIn({ approvers: [{ kind: 'catalogOwners' }] })
    const { catalogId } = await packageById(portal.db.read, packageId)
    const role = { catalogId, userId: cara, role: 'owner' } as const
    await addCatalogRole(portal, role)
    return { packageId, lose: async () => removeCatalogRole(portal, role) }
  },
  'owns the group no more that the package gives': async () => {
    const groupId = await team()
    await addGroupOwner(portal, { groupId, userId: cara })
    const packageId = await story.accessPackage(
      'Tools',
      [{ kind: 'group', originId: groupId, roleId: 'member' }],
      [{ approvers: [{ kind: 'resourceOwners' }] }],
    )
    return { packageId, lose: async () => removeGroupOwner(portal, { groupId, userId: cara }) }
  },
  'owns a group that the package gives no more': async () => {
    const groupId = await team()
    await addGroupOwner(portal, { groupId, userId: cara })
    const packageId = await story.accessPackage(
      'Tools',
      [{ kind: 'group', originId: groupId, roleId: 'member' }],
      [{ approvers: [{ kind: 'resourceOwners' }] }],
    )
    const [role] = await portal.db.read.select().from(packageResourceRoles)
    return { packageId, lose: async () => removeResourceRole(portal, { resourceRoleId: role?.id ?? '' }) }
  },
  'is an administrator no more': async () => {
    const role = { userId: cara, role: 'identityGovernanceAdministrator' } as const
    await assignRole(await portal.as(vera), role)
    const packageId = await story.decidedIn({ approvers: [{ kind: 'requestorManager' }] })
    return { packageId, lose: async () => removeRole(await portal.as(vera), role) }
  },
  'was an administrator by a group': async () => {
    const asVera = await portal.as(vera)
    const groupId = await createGroup(asVera, { displayName: 'Governors', kind: 'security', isAssignableToRole: true })
    await addMember(asVera, { groupId, userId: cara })
    const role = { groupId, role: 'identityGovernanceAdministrator' } as const
    await addGroupRole(asVera, role)
    const packageId = await story.decidedIn({ approvers: [{ kind: 'requestorManager' }] })
    return { packageId, lose: async () => removeGroupRole(asVera, role) }
  },
  'is not the manager of the manager any more': async () => {
    await change(dan, { managerId: cara })
    await change(ada, { managerId: dan })
    const packageId = await story.decidedIn({ approvers: [{ kind: 'requestorManager', level: 2 }] })
    return { packageId, lose: () => change(dan, { managerId: vera }) }
  },
  'is not the manager any more by an import': async () => {
    const lines = (manager: string) => [
      'employeeId,userPrincipalName,displayName,managerEmployeeId,accountEnabled',
      `1,ada@example.com,Ada,${manager},true`,
      '2,cara@example.com,Cara,,true',
      '3,vera@example.com,Vera,,true',
    ]
    const load = async (manager: string) =>
      importUsers(await portal.as(vera), { fileName: 'people.csv', content: Buffer.from(lines(manager).join('\n')) })
    for (const [nth, userId] of [ada, cara, vera].entries()) await change(userId, { employeeId: `${nth + 1}` })
    await load('2')
    const packageId = await story.decidedIn({ approvers: [{ kind: 'requestorManager' }] })
    return { packageId, lose: () => load('3') }
  },
}

describe('a request goes on within a minute without who', () => {
  test.each(Object.keys(ways))('%s', async (way) => {
    const { packageId, lose } = (await ways[way]?.()) ?? { packageId: '', lose: async () => {} }
    const id = await story.ask(ada, packageId)
    await aMinutePasses()
    expect(await asked(id)).toContain('Cara')
    await lose()
    await aMinutePasses()
    expect(await asked(id)).toEqual(['Vera'])
    expect((await lettersTo(story, vera)).filter((template) => template === 'approvalNeeded')).toHaveLength(1)
    expect(await lettersTo(story, cara).then((all) => all.filter((one) => one.startsWith('approval')))).toHaveLength(1)
  })
})

describe('a guest', () => {
  const studio = { displayName: 'Studio', description: '', state: 'configured', domains: 'studio.example' } as const
  const guest = {
    displayName: 'Gus',
    mail: 'gus@studio.example',
    userPrincipalName: 'gus@guests.example',
    userType: 'guest',
  } as const

  test.each(['loses their sponsor', 'comes from another organization'])(
    'who %s waits for others within a minute',
    async (how) => {
      const asVera = await portal.as(vera)
      const organizationId = await createOrganization(asVera, studio)
      const { id: gus } = await createUser(asVera, guest)
      const sponsor = { organizationId, userId: cara, kind: 'internal' } as const
      await addSponsor(asVera, sponsor)
      const id = await story.ask(gus, await story.decidedIn({ approvers: [{ kind: 'internalSponsors' }] }))
      expect(await story.waitsFor(cara)).toEqual([id])
      if (how === 'loses their sponsor') await removeSponsor(asVera, sponsor)
      else await updateOrganization(asVera, { ...studio, organizationId, revision: 0, domains: 'other.example' })
      await aMinutePasses()
      expect([await story.waitsFor(cara), await story.waitsFor(vera)]).toEqual([[], [id]])
    },
  )
})

describe('where others of the group are left', () => {
  test('the stage goes on waiting for them, and nobody has another letter', async () => {
    const groupId = await team(cara, dan)
    const id = await askTheGroup(groupId)
    await removeMember(portal, { groupId, userId: cara })
    expect(await aMinutePasses()).toBe(1)
    expect([await story.waitsFor(cara), await story.waitsFor(dan)]).toEqual([[], [id]])
    expect([await lettersTo(story, cara), await lettersTo(story, dan)]).toEqual([
      ['approvalNeeded'],
      ['approvalNeeded'],
    ])
  })

  test('and have all approved, the request is approved', async () => {
    const groupId = await team(cara, dan)
    const approvers = [{ kind: 'groupMembers' as const, groupId }]
    const id = await story.ask(ada, await story.decidedIn({ approvers, quorum: 'all' }))
    await story.decide(dan, id)
    expect(await story.stateOf(id)).toBe('pendingApproval')
    await removeMember(portal, { groupId, userId: cara })
    await aMinutePasses()
    expect(await story.stateOf(id)).toBe('delivered')
  })
})

test('Who has lost something else goes on deciding', async () => {
  const other = await team(cara)
  const id = await askTheGroup(await team(cara))
  await removeMember(portal, { groupId: other, userId: cara })
  expect(await aMinutePasses()).toBe(0)
  expect(await story.waitsFor(cara)).toEqual([id])
})

test('Who is in the group for another reason goes on deciding', async () => {
  const groupId = await team(cara)
  const gives = await story.accessPackage('Deciding', [{ kind: 'group', originId: groupId, roleId: 'member' }])
  await story.ask(cara, gives)
  const id = await askTheGroup(groupId)
  await removeMember(portal, { groupId, userId: cara })
  expect(await aMinutePasses()).toBe(0)
  expect(await story.waitsFor(cara)).toEqual([id])
})

test('Where nobody in the organization can decide any more, the request is denied and says so', async () => {
  const groupId = await team(cara)
  const id = await story.ask(vera, await story.decidedIn({ approvers: [{ kind: 'groupMembers', groupId }] }))
  await removeMember(portal, { groupId, userId: cara })
  await aMinutePasses()
  expect(await story.stateOf(id)).toBe('denied')
  expect(await lettersTo(story, vera)).toContain('requestDenied')
})

test('What was dated before the last turn and committed after it is found all the same', async () => {
  const groupId = await team(cara)
  const id = await askTheGroup(groupId)
  await aMinutePasses()
  await portal.db.transaction((tx) =>
    tx
      .update(memberships)
      .set({ endsAt: after(portal.now(), -minutes(2)) })
      .where(and(eq(memberships.userId, cara), isNull(memberships.endsAt))),
  )
  await aMinutePasses()
  expect([await story.waitsFor(cara), await story.waitsFor(dan)]).toEqual([[], [id]])
})
