import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { isRefusal } from '@latchkey/core/refusal'
import { hours } from '@latchkey/core/time'
import { assignments, incompatiblePackages } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNull } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGroup } from '../../directory/create-group.ts'
import { peopleChanged } from '../../directory/people-changed.ts'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import { saveUser, userById } from '../../directory/users.store.ts'
import { setSetting } from '../../installation/settings.store.ts'
import { runJob } from '../../jobs/run-jobs.ts'
import type { Portal } from '../../portal.ts'
import { addExclusion } from '../admin/add-exclusion.ts'
import { submitRequest } from '../submit-request.ts'
import { followPoliciesAgain } from './follow-policies.job.ts'
import { automaticForAdmin } from './policy-rule.views.ts'
import { previewPolicyRule } from './preview-policy-rule.ts'
import { setPolicyRule } from './set-policy-rule.ts'

let story: Story
let portal: Story['portal']
let asIgor: Portal

async function begin(): Promise<void> {
  story = await beginStory()
  portal = story.portal
  asIgor = await portal.as(await story.person('Igor', {}, 'identityGovernanceAdministrator'))
}
beforeEach(begin)
afterEach(() => portal.dispose())

const inDepartment = (department: string) => `user.department -eq "${department}"`

/** Sets the rule of a package, an hour after the one before, so that it is known which is older. */
async function setRule(accessPackageId: AccessPackageId, membershipRule: string): Promise<void> {
  portal.clock.advance(hours(1))
  const { policy } = await automaticForAdmin(asIgor, accessPackageId)
  const revision = policy?.revision ?? 0
  await setPolicyRule(asIgor, { accessPackageId, revision, displayName: 'By department', membershipRule })
}

const excludeEachOther = (one: AccessPackageId, other: AccessPackageId) =>
  portal.db.transaction((tx) =>
    tx.insert(incompatiblePackages).values(
      [
        [one, other],
        [other, one],
      ].map(([accessPackageId = '', incompatibleId = '']) => ({
        id: portal.newId(),
        accessPackageId,
        incompatibleId,
        startsAt: portal.now(),
        endsAt: null,
      })),
    ),
  )

/** Somebody comes to a department, as an import or an administrator would have it. */
const moveTo = (userId: UserId, department: string) =>
  portal.db.transaction(async (tx) => {
    await saveUser(tx, await userById(tx, userId), { department })
    await peopleChanged(portal, tx, [userId])
  })

const heldBy = async (userId: UserId) => {
  const live = and(eq(assignments.targetId, userId), isNull(assignments.endsAt))
  const rows = await portal.db.read.select().from(assignments).where(live)
  return rows.map(({ accessPackageId }) => accessPackageId)
}

describe('two rules take somebody at once, whose packages do not go together', () => {
  test('the package of the older policy is given, today and every day', async () => {
    const [order, pay] = [await story.accessPackage('Order', []), await story.accessPackage('Pay', [])]
    await excludeEachOther(pay, order)
    for (const packageId of [pay, order]) await setRule(packageId, inDepartment('Finance'))
    const ada = await story.person('Ada')
    await moveTo(ada, 'Finance')
    expect(await heldBy(ada)).toEqual([pay])
    await followPoliciesAgain(portal)
    expect(await heldBy(ada)).toEqual([pay])
  })

  test('who has the one keeps it, however old its policy is', async () => {
    const [pay, order] = [await story.accessPackage('Pay', []), await story.accessPackage('Order', [])]
    await excludeEachOther(pay, order)
    const ada = await story.person('Ada')
    await submitRequest(await portal.as(ada), { accessPackageId: order })
    for (const packageId of [pay, order]) await setRule(packageId, inDepartment('Finance'))
    await moveTo(ada, 'Finance')
    expect(await heldBy(ada)).toEqual([order])
  })

  test('who moves from the one rule to the other loses the one package and gets the other in the same go', async () => {
    const [pay, order] = [await story.accessPackage('Pay', []), await story.accessPackage('Order', [])]
    await excludeEachOther(pay, order)
    await setRule(order, inDepartment('Sales'))
    await setRule(pay, inDepartment('Finance'))
    const ada = await story.person('Ada')
    await moveTo(ada, 'Sales')
    expect(await heldBy(ada)).toEqual([order])
    await moveTo(ada, 'Finance')
    expect(await heldBy(ada)).toEqual([pay])
  })

  test('one that excludes the other is not given, and one that excludes a group which the other gives', async () => {
    const finance = await createGroup(portal, { displayName: 'Finance', kind: 'security' })
    const books = await story.accessPackage('Books', [{ kind: 'group', originId: finance, roleId: 'member' }])
    const [audit, review] = [await story.accessPackage('Audit', []), await story.accessPackage('Review', [])]
    await addExclusion(asIgor, { accessPackageId: audit, kind: 'accessPackage', otherId: books })
    await addExclusion(asIgor, { accessPackageId: review, kind: 'group', otherId: finance })
    for (const packageId of [audit, review, books]) await setRule(packageId, inDepartment('Finance'))
    const ada = await story.person('Ada')
    await moveTo(ada, 'Finance')
    expect(await heldBy(ada)).toEqual([books])
  })
})

test('A rule that takes more people than a policy may assign to is refused, and one that takes as many is not', async () => {
  await portal.db.transaction((tx) =>
    setSetting(tx, 'entitlement', { limits: { automaticAssignments: 2 } } as never, portal.now()),
  )
  const kit = await story.accessPackage('Kit', [])
  const people = await Promise.all(['Ada', 'Ben', 'Cleo'].map((name) => story.person(name, { department: 'Sales' })))
  const preview = { packageId: kit, membershipRule: inDepartment('Sales'), endsOutOfScope: true }
  expect((await previewPolicyRule(asIgor, preview)).effect).toMatchObject({ total: 3, most: 2 })
  expect(await refusalOf(setRule(kit, inDepartment('Sales')))).toBe('ruleTakesTooMany')
  expect((await Promise.all(people.map(heldBy))).flat()).toEqual([])
  await setRule(kit, 'user.displayName -in ["Ada", "Ben"]')
  expect((await Promise.all(people.map(heldBy))).flat()).toEqual([kit, kit])
})

test.each(['assignments', 'requests'] as const)(
  'A rule that would go beyond the limit of all %s is refused',
  async (limit) => {
    const kit = await story.accessPackage('Kit', [])
    const people = await Promise.all(['Ada', 'Ben'].map((name) => story.person(name, { department: 'Sales' })))
    await runJob(portal, 'count-access')
    const allow = (most: number) =>
      portal.db.transaction((tx) => setSetting(tx, 'entitlement', { limits: { [limit]: most } } as never, portal.now()))
    await allow(1)
    expect(await refusalOf(setRule(kit, inDepartment('Sales')))).toBe('limitReached')
    expect((await Promise.all(people.map(heldBy))).flat()).toEqual([])
    await allow(2)
    await setRule(kit, inDepartment('Sales'))
    expect((await Promise.all(people.map(heldBy))).flat()).toEqual([kit, kit])
    // Nobody new is taken by what is saved again, so that there is nothing to refuse.
    await runJob(portal, 'count-access')
    await setRule(kit, inDepartment('Sales'))
  },
)

describe('whoever the rules take, and whatever does not go together', () => {
  const departments = ['Finance', 'Sales']
  const names = ['Ada', 'Ben', 'Cleo', 'Dora']
  const somewhere = fc.constantFrom(...departments)
  const organizations = fc.record({
    /** In which department each is, which packages each has asked for, and where each goes. */
    people: fc.tuple(
      ...names.map(() => fc.record({ from: somewhere, to: somewhere, asks: fc.uniqueArray(fc.nat(2)) })),
    ),
    /** Pairs of packages that exclude each other. */
    apart: fc.uniqueArray(fc.constantFrom([0, 1] as const, [1, 2] as const, [0, 2] as const)),
    /** Which department the rule of each package takes. */
    rules: fc.tuple(somewhere, somewhere, somewhere),
  })

  test('a rule does what its preview says, and nobody comes to have by rules what does not go together', async () => {
    await fc.assert(
      fc.asyncProperty(organizations, async ({ people, apart, rules }) => {
        await portal.dispose()
        await begin()
        const packages = await Promise.all(['Pay', 'Order', 'Audit'].map((name) => story.accessPackage(name, [])))
        const packageAt = (nth: number) => packages[nth] ?? ''
        for (const [one, other] of apart) await excludeEachOther(packageAt(one), packageAt(other))
        const everybody = await Promise.all(
          people.map(({ from }, nth) => story.person(names[nth] ?? '', { department: from })),
        )
        for (const [nth, { asks }] of people.entries())
          for (const what of asks) await ask(everybody[nth] ?? '', packageAt(what))
        for (const [nth, department] of rules.entries()) {
          const before = await holders(packageAt(nth))
          const membershipRule = inDepartment(department)
          const preview = { packageId: packageAt(nth), membershipRule, endsOutOfScope: true }
          const { effect } = await previewPolicyRule(asIgor, preview)
          await setRule(packageAt(nth), membershipRule)
          const gained = (await holders(packageAt(nth))).filter((name) => !before.includes(name))
          expect(effect?.gaining.first.map(({ displayName }) => displayName).sort()).toEqual(gained)
          expect(effect?.gaining.count).toBe(gained.length)
          expect((effect?.total ?? 0) - (effect?.kept ?? 0) - (effect?.inConflict ?? 0)).toBe(gained.length)
        }
        for (const [nth, { to }] of people.entries()) await moveTo(everybody[nth] ?? '', to)
        await followPoliciesAgain(portal)
        for (const userId of everybody) {
          const held = await heldBy(userId)
          const together = apart.filter((pair) => pair.every((nth) => held.includes(packageAt(nth))))
          expect(together).toEqual([])
        }
      }),
      { numRuns: 15 },
    )
  }, 120_000)

  /** What does not go together is not given to who asks either. */
  const ask = async (userId: UserId, accessPackageId: AccessPackageId) => {
    const asked = submitRequest(await portal.as(userId), { accessPackageId })
    await asked.catch((thrown) => {
      if (!isRefusal(thrown)) throw thrown
    })
  }

  const holders = async (packageId: AccessPackageId) => {
    const live = and(eq(assignments.accessPackageId, packageId), isNull(assignments.endsAt))
    const rows = await portal.db.read.select().from(assignments).where(live)
    const people = await Promise.all(rows.map(({ targetId }) => userById(portal.db.read, targetId)))
    return people.map(({ displayName }) => displayName).sort()
  }
})
