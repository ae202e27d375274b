import { endOf } from '@latchkey/core/entitlement/assignment'
import { type PolicyTerms, plainStage, plainTerms } from '@latchkey/core/entitlement/policy'
import { isRefusal } from '@latchkey/core/refusal'
import { days, hours, minutes, reached } from '@latchkey/core/time'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { groupOwners, groups, memberships, users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentPolicies,
  assignmentRequests,
  assignments,
  catalogs,
  incompatiblePackages,
  packageResourceRoles,
  requestApprovers,
  requestDecisions,
} from '@latchkey/schema/tables/entitlement'
import { messages } from '@latchkey/schema/tables/notifications'
import { type TestPortal, testPortal } from '@latchkey/testing/test-portal'
import { eq, isNull } from 'drizzle-orm'
import fc from 'fast-check'
import { addMember } from '../directory/add-member.ts'
import { disableUser } from '../directory/disable-user.ts'
import { enableUser } from '../directory/enable-user.ts'
import { beginRole } from '../directory/roles.store.ts'
import { type JobName, jobNames } from '../jobs/jobs.ts'
import { runJob } from '../jobs/run-jobs.ts'
import { cancelRequest } from './cancel-request.ts'
import { decideRequest } from './decide-request.ts'
import { endAssignment } from './end-assignment.ts'
import { giveBackAssignment } from './give-back-assignment.ts'
import { submitRequest } from './submit-request.ts'
import { withdrawRequest } from './withdraw-request.ts'

/** The people of an organization in which anything happens: the first runs it, and each is managed by the one before. */
export const people = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5'] as const
const [administrator] = people
/** Packages: decided by the manager and then by two of three; by all of a group with alternates; by nobody; and the third does not go with the fourth. */
export const packages = ['p0', 'p1', 'p2', 'p3'] as const
const teamOf = (packageId: string): string => `team-${packageId}`

type PersonId = (typeof people)[number]
type PackageId = (typeof packages)[number]

const stageDays = 5

const termsOf: Record<PackageId, PolicyTerms> = {
  p0: {
    ...plainTerms,
    stages: [
      { ...plainStage, daysBeforeAutomaticDenial: stageDays, approvers: [{ kind: 'requestorManager' }] },
      {
        ...plainStage,
        daysBeforeAutomaticDenial: stageDays,
        quorum: 2,
        approvers: ['u1', 'u2', 'u3'].map((userId) => ({ kind: 'singleUser' as const, userId })),
      },
    ],
    expiration: { type: 'afterDuration', days: 10 },
    allowCustomDuration: true,
  },
  p1: {
    ...plainTerms,
    stages: [
      {
        ...plainStage,
        daysBeforeAutomaticDenial: stageDays,
        quorum: 'all',
        approvers: [{ kind: 'groupMembers', groupId: 'approvers' }],
        escalation: { afterDays: 2, alternates: [{ kind: 'singleUser', userId: 'u5' }], fallbackAlternates: [] },
      },
    ],
    expiration: { type: 'afterHours', hours: 30 },
  },
  p2: { ...plainTerms, expiration: { type: 'afterDuration', days: 3 }, allowCustomDuration: true },
  p3: { ...plainTerms },
}

/** The organization before anything has happened. */
export async function organization(): Promise<TestPortal> {
  const portal = await testPortal()
  const made = { createdAt: portal.now(), revision: 0 }
  const dated = { startsAt: portal.now(), endsAt: null }
  await portal.db.transaction(async (tx) => {
    await tx.insert(users).values(
      people.map((id, nth) => ({
        id,
        userPrincipalName: `${id}@example.com`,
        displayName: id,
        userType: 'member' as const,
        accountEnabled: true,
        managerId: people[nth - 1] ?? null,
        ...made,
      })),
    )
    await beginRole(portal, tx, administrator, 'globalAdministrator')
    const teams = ['approvers', ...packages.map(teamOf)]
    await tx
      .insert(groups)
      .values(teams.map((id) => ({ id, displayName: id, description: '', kind: 'security' as const, ...made })))
    await tx.insert(memberships).values(
      ['u3', 'u4'].map((userId) => ({
        id: portal.newId(),
        groupId: 'approvers',
        userId,
        source: 'direct' as const,
        sourceId: '',
        ...dated,
      })),
    )
    await tx.insert(catalogs).values({
      id: 'catalog',
      displayName: 'Everything',
      description: '',
      state: 'published',
      isExternallyVisible: true,
      ...made,
    })
    for (const id of packages) {
      await tx.insert(accessPackages).values({
        id,
        catalogId: 'catalog',
        displayName: id,
        description: '',
        isHidden: false,
        ...made,
      })
      const role = { kind: 'group' as const, originId: teamOf(id), accessPackageId: id, ...dated }
      await tx.insert(packageResourceRoles).values([
        { id: portal.newId(), ...role, roleId: 'member' },
        { id: portal.newId(), ...role, roleId: 'owner' },
      ])
      await tx.insert(assignmentPolicies).values({
        id: `policy-${id}`,
        accessPackageId: id,
        displayName: id,
        description: '',
        allowedTargetScope: 'allDirectoryUsers',
        enabled: true,
        terms: termsOf[id],
        ...made,
      })
    }
    await tx
      .insert(incompatiblePackages)
      .values({ id: portal.newId(), accessPackageId: 'p2', incompatibleId: 'p3', ...dated })
  })
  return portal
}

/** Something that people do, time does, or nobody expects; what is refused is not done. */
export type Deed = (portal: TestPortal) => Promise<unknown>

const person = fc.constantFrom(...people)
const somePackage = fc.constantFrom(...packages)

/** A row that is picked by a number: the number counts on where it is beyond the rows. */
const pick = <Row>(rows: readonly Row[], nth: number): Row | undefined => rows[nth % Math.max(1, rows.length)]

const requestsIn = (portal: TestPortal) =>
  portal.db.read.select().from(assignmentRequests).orderBy(assignmentRequests.id)

async function decideSome(portal: TestPortal, nth: number, approve: boolean): Promise<unknown> {
  const waiting = await portal.db.read
    .select()
    .from(requestApprovers)
    .where(eq(requestApprovers.waiting, true))
    .orderBy(requestApprovers.id)
  const voice = pick(waiting, nth)
  if (!voice) return undefined
  const verdict = approve ? ('approve' as const) : ('deny' as const)
  const input = { requestId: voice.requestId, stage: voice.stage, verdict, reason: 'Because.' }
  return decideRequest(await portal.as(voice.userId), input)
}

/** Everybody who is waited for decides in the same moment; each loses or wins on their own. */
async function decideAtOnce(portal: TestPortal, nth: number): Promise<unknown> {
  const request = pick(
    (await requestsIn(portal)).filter(({ state }) => state === 'pendingApproval'),
    nth,
  )
  if (!request) return undefined
  const voices = await portal.db.read.select().from(requestApprovers).where(eq(requestApprovers.requestId, request.id))
  const askers = await Promise.all([...new Set(voices.map(({ userId }) => userId))].map(asIfEnabled(portal)))
  const decisions = askers.flatMap((as, at) => {
    const verdict = (nth + at) % 3 === 0 ? ('deny' as const) : ('approve' as const)
    return as ? [decideRequest(as, { requestId: request.id, stage: request.stage, verdict, reason: 'Now.' })] : []
  })
  for (const outcome of await Promise.allSettled(decisions))
    if (outcome.status === 'rejected' && !isRefusal(outcome.reason)) throw outcome.reason
  return undefined
}

const asIfEnabled = (portal: TestPortal) => async (userId: string) => {
  const [user] = await portal.db.read.select().from(users).where(eq(users.id, userId))
  return user?.accountEnabled ? portal.as(userId) : undefined
}

/** Somebody tries to decide what may not be theirs, or what is closed. */
async function meddle(portal: TestPortal, who: PersonId, nth: number): Promise<unknown> {
  const request = pick(await requestsIn(portal), nth)
  const as = await asIfEnabled(portal)(who)
  if (!request || !as) return undefined
  return decideRequest(as, { requestId: request.id, stage: request.stage, verdict: 'approve', reason: 'Mine.' })
}

async function changePolicy(portal: TestPortal, id: PackageId, enabled: boolean, stages: boolean): Promise<unknown> {
  const terms = stages ? termsOf[id] : { ...termsOf[id], stages: [] }
  return portal.db.transaction((tx) =>
    tx
      .update(assignmentPolicies)
      .set({ enabled, terms })
      .where(eq(assignmentPolicies.id, `policy-${id}`)),
  )
}

/** Time goes by, and the jobs have their turns. */
export async function passTime(portal: TestPortal, length: number): Promise<void> {
  portal.clock.advance(length)
  for (const name of jobNames.filter((job) => job !== 'send-mail')) await run(portal, name)
}

async function run(portal: TestPortal, name: JobName): Promise<void> {
  const { error } = await runJob(portal, name)
  if (error !== null) throw new Error(`${name}: ${error}`)
}

const asAdministrator = (portal: TestPortal) => portal.as(administrator)

/** Anything that can happen. */
export const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(person, somePackage, fc.constantFrom(null, 1, 4), fc.constantFrom(null, null, 2)).map(
      ([who, accessPackageId, requestedDays, inDays]): Deed =>
        async (portal) => {
          const startsAt = inDays === null ? null : new Date(portal.now().getTime() + days(inDays))
          const input = { accessPackageId, justification: 'For work.', requestedDays, startsAt }
          return submitRequest(await portal.as(who), input)
        },
    ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(fc.nat(20), fc.boolean()).map(
      ([nth, approve]): Deed =>
        (portal) =>
          decideSome(portal, nth, approve || nth % 2 === 0),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.nat(9).map(
      (nth): Deed =>
        (portal) =>
          decideAtOnce(portal, nth),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(person, fc.nat(9)).map(
      ([who, nth]): Deed =>
        (portal) =>
          meddle(portal, who, nth),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.nat(9).map(
      (nth): Deed =>
        async (portal) => {
          const request = pick(await requestsIn(portal), nth)
          if (request) await withdrawRequest(await portal.as(request.requestorId), { requestId: request.id })
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(9).map(
      (nth): Deed =>
        async (portal) => {
          const request = pick(await requestsIn(portal), nth)
          if (request) await cancelRequest(await asAdministrator(portal), { requestId: request.id, reason: 'No more.' })
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(9), fc.boolean()).map(
      ([nth, own]): Deed =>
        async (portal) => {
          const held = pick(await portal.db.read.select().from(assignments).orderBy(assignments.id), nth)
          if (!held) return undefined
          const assignmentId = held.id
          return own
            ? giveBackAssignment(await portal.as(held.targetId), { assignmentId })
            : endAssignment(await asAdministrator(portal), { assignmentId, reason: 'Enough.' })
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(person, fc.boolean()).map(
      ([who, off]): Deed =>
        async (portal) =>
          off
            ? disableUser(await asAdministrator(portal), { userId: who })
            : enableUser(await asAdministrator(portal), { userId: who }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(person, somePackage).map(
      ([userId, id]): Deed =>
        async (portal) =>
          addMember(await asAdministrator(portal), { groupId: teamOf(id), userId }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(somePackage, fc.boolean(), fc.boolean()).map(
      ([id, on, stages]): Deed =>
        (portal) =>
          changePolicy(portal, id, on, stages),
    ),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom(minutes(5), hours(7), days(1), days(2), days(4)).map(
      (length): Deed =>
        (portal) =>
          passTime(portal, length),
    ),
  },
)

/** Everything that the rules are about, as it stands. */
export async function seenIn(portal: TestPortal) {
  const db = portal.db.read
  return {
    now: portal.now(),
    requests: await db.select().from(assignmentRequests),
    assignments: await db.select().from(assignments),
    decisions: await db.select().from(requestDecisions),
    voices: await db.select().from(requestApprovers),
    memberships: await db.select().from(memberships).where(isNull(memberships.endsAt)),
    owners: await db.select().from(groupOwners).where(isNull(groupOwners.endsAt)),
    letters: await db.select().from(messages),
    events: await db.select().from(auditEvents),
    enabled: new Set(
      (await db.select().from(users).where(eq(users.accountEnabled, true))).map(({ id }) => id),
    ) as ReadonlySet<string>,
  }
}

type Seen = Awaited<ReturnType<typeof seenIn>>

/** A law of requests and access: how many times it does not hold, in what was seen. */
interface Law {
  readonly says: string
  readonly broken: (seen: Seen) => readonly unknown[]
}

const live = ({ assignments: rows }: Seen) => rows.filter(({ endsAt }) => endsAt === null)
const open = ({ requests }: Seen) => requests.filter(({ completedAt }) => completedAt === null)

/** The laws that hold at any moment. */
export const laws: readonly Law[] = [
  {
    says: 'nobody decides on their own request',
    broken: ({ decisions, requests }) =>
      decisions.filter(({ userId, requestId }) => {
        const request = requests.find(({ id }) => id === requestId)
        return userId !== null && (userId === request?.requestorId || userId === request?.targetId)
      }),
  },
  {
    says: 'nobody is waited for who asks for themselves',
    broken: ({ voices, requests }) =>
      voices.filter(
        ({ waiting, userId, requestId }) =>
          waiting && requests.some(({ id, targetId }) => id === requestId && targetId === userId),
      ),
  },
  {
    says: 'an open request waits for somebody who can decide, for its start, or for nothing of ours',
    broken: (seen) =>
      open(seen).filter(({ id, state }) => {
        const waiting = seen.voices.filter((voice) => voice.requestId === id && voice.waiting)
        if (state === 'scheduled') return waiting.length > 0
        return !waiting.some(({ userId }) => seen.enabled.has(userId))
      }),
  },
  {
    says: 'a closed request waits for nobody',
    broken: ({ voices, requests }) =>
      voices.filter(
        ({ waiting, requestId }) =>
          waiting && requests.some(({ id, completedAt }) => id === requestId && completedAt !== null),
      ),
  },
  {
    says: 'a request that was delivered gave exactly one assignment, and no other did',
    broken: ({ requests, assignments: rows }) =>
      requests.filter(
        ({ id, state }) => rows.filter(({ requestId }) => requestId === id).length !== (state === 'delivered' ? 1 : 0),
      ),
  },
  {
    says: 'somebody has a package once at most',
    broken: (seen) =>
      live(seen).filter(({ id, targetId, accessPackageId }) =>
        live(seen).some(
          (other) => other.id !== id && other.targetId === targetId && other.accessPackageId === accessPackageId,
        ),
      ),
  },
  {
    says: 'access comes from a live assignment or from another reason',
    broken: (seen) => {
      const lives = new Set<string>(live(seen).map(({ id }) => id))
      return [...seen.memberships, ...seen.owners].filter(
        ({ source, sourceId }) => source === 'accessPackage' && !lives.has(sourceId),
      )
    },
  },
  {
    says: 'a live assignment gives all that its package gives',
    broken: (seen) =>
      live(seen).filter(
        ({ id }) =>
          !seen.memberships.some(({ sourceId }) => sourceId === id) ||
          !seen.owners.some(({ sourceId }) => sourceId === id),
      ),
  },
  {
    says: 'every stage of a delivered request has the approvals that it asks for',
    broken: ({ requests, decisions, voices }) =>
      requests
        .filter(({ state }) => state === 'delivered')
        .filter(({ id, terms }) =>
          terms.stages.some((_stage, nth) => {
            const approved = decisions.some(
              ({ requestId, stage, verdict }) => requestId === id && stage === nth && verdict === 'approve',
            )
            const asked = voices.some(({ requestId, stage }) => requestId === id && stage === nth)
            return !approved || !asked
          }),
        ),
  },
  {
    says: 'nothing ends before its time by itself',
    broken: ({ assignments: rows }) =>
      rows.filter((row) => row.endReason === 'expired' && row.endsAt !== null && !reached(endOf(row), row.endsAt)),
  },
  {
    says: 'everything that happened is told in the audit log once',
    broken: ({ events, assignments: rows, requests }) => {
      const told = (activity: string) => events.filter((event) => event.activity === activity).length
      return [
        told('accessRequest.submitted') === requests.length,
        told('assignment.delivered') === rows.length,
        told('assignment.ended') === rows.filter(({ endsAt }) => endsAt !== null).length,
      ].filter((holds) => !holds)
    },
  },
  {
    says: 'who is given access hears of it once',
    broken: ({ letters, assignments: rows }) => {
      const heard = letters
        .filter(({ template }) => template === 'accessDelivered')
        .map(({ recipientId }) => recipientId)
      const given = rows.map(({ targetId }) => targetId)
      return people.filter((id) => count(heard, id) > count(given, id))
    },
  },
  {
    says: 'nobody hears of a request that they have no part in',
    broken: ({ letters, voices }) =>
      letters.filter(
        ({ template, recipientId }) =>
          template === 'approvalNeeded' && !voices.some(({ userId }) => userId === recipientId),
      ),
  },
]

const count = (list: readonly (string | null)[], id: string): number => list.filter((one) => one === id).length

/** The law that holds once the jobs have had their turns: access is over when its time is. */
export const afterJobs: Law = {
  says: 'nothing outlasts its end by more than a turn of the job',
  broken: (seen) => live(seen).filter((row) => reached(endOf(row), seen.now)),
}

/** The law that holds after so long that every clock has run out. */
export const atLast: Law = {
  says: 'no request stays open for ever',
  broken: (seen) => open(seen),
}

/** The laws that do not hold, in sentences with what breaks them. */
export const brokenLaws = (seen: Seen, which: readonly Law[]): readonly string[] =>
  which.flatMap(({ says, broken }) => {
    const rows = broken(seen)
    return rows.length === 0 ? [] : [`${says}: ${JSON.stringify(rows).slice(0, 600)}`]
  })
