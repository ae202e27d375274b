import { moved } from '@latchkey/core/entitlement/request'
import { groupedBy } from '@latchkey/core/grouped'
import type { UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { inChunks } from '../../chunks.ts'
import { unblockGuests } from '../../directory/guests/unblock-guest.ts'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { bringInLine } from '../bring-in-line.ts'
import { type CalloutSubject, callsAt, keepCalls } from '../call-extensions.ts'
import { closeWithin } from '../close-within.ts'
import { closed, deliveryOf, deliveryTold } from '../delivery-of.ts'
import { draftedRequest, type RequestDraft, rowOf, submission } from '../drafted-request.ts'
import { guestsAmong, type PackageRole, packageRoles, rolesFor } from '../grants.store.ts'
import { type LoadedRequest, requestById, tellsOf } from '../requests.store.ts'
import type { AutomaticPolicy } from './automatic-policies.store.ts'
import type { Joining } from './difference-by-policies.ts'

/**
 * Assigns packages to those whom rules take, a thousand at a time: the same requests, assignments, grants, audit events and letters
 * as if each had been opened and delivered by itself, approved from the start. An own request that is open is closed: what it asks
 * for is given now. Returns those who are in more groups for it, or can sign in again; what follows from that is the caller's to bring about.
 */
export async function assignByRule(
  portal: Portal,
  tx: Transaction,
  joining: readonly Joining[],
): Promise<readonly UserId[]> {
  const people: UserId[] = []
  for (const [, those] of groupedBy(joining, ({ by }) => by.policy.id)) {
    const by = those[0]?.by
    if (!by) continue
    for (const { openRequestId } of those)
      if (openRequestId !== null)
        await closeWithin(portal, tx, await requestById(tx, openRequestId), 'cancel', givenByRule(by))
    const roles = await packageRoles(tx, by.accessPackage.id)
    const drafts = those.map((one) => draftFor(by, one))
    for (const given of await inChunks(drafts, (chunk) => assignTo(portal, tx, roles, chunk))) people.push(...given)
  }
  return people
}

const givenByRule = ({ policy }: AutomaticPolicy): string =>
  `The rule of the policy “${policy.displayName}” has assigned the access package meanwhile.`

const draftFor = ({ accessPackage, policy }: AutomaticPolicy, { userId, displayName }: Joining): RequestDraft => ({
  type: 'systemAdd',
  accessPackage,
  policy,
  requestorId: userId,
  target: { id: userId, displayName },
  justification: '',
  answers: [],
  startsAt: null,
  requestedDays: null,
  assignmentId: null,
  approved: true,
})

/** Custom extensions are called as for any request; one that waits for an answer is given nothing yet. */
async function assignTo(
  portal: Portal,
  tx: Transaction,
  roles: readonly PackageRole[],
  drafts: readonly RequestDraft[],
): Promise<readonly UserId[]> {
  const opened = drafts.map((draft) => draftedRequest(portal, draft))
  const guests = await guestsAmong(
    tx,
    roles,
    drafts.map(({ target }) => target.id),
  )
  const created = await callsAt(portal, tx, 'assignmentRequestCreated', opened.map(aboutRequest))
  const begun = opened.filter(({ id }) => !created.waiting.has(id)).map(beginning)
  const approved = await callsAt(portal, tx, 'assignmentRequestApproved', begun.map(aboutRequest))
  const given = begun
    .filter(({ id }) => !approved.waiting.has(id))
    .map((request): Given => {
      const own = rolesFor(roles, guests.has(request.targetId))
      return { request, roles: own, ...deliveryOf(portal, request, own) }
    })
  const granted = await callsAt(portal, tx, 'assignmentRequestGranted', given.map(aboutGiven))
  await insert(tx, assignmentRequests, [
    ...opened.filter(({ id }) => created.waiting.has(id)).map(rowOf),
    ...begun.filter(({ id }) => approved.waiting.has(id)).map(awaitingAnswer),
    ...given.map((one) => closedRow(one, portal.now())),
  ])
  await record(
    portal,
    tx,
    drafts.map((draft, nth) => submission(draft, opened[nth] as LoadedRequest)),
  )
  const people = await keep(portal, tx, roles, given)
  for (const calls of [created, approved, granted]) await keepCalls(tx, calls)
  return people
}

const beginning = (request: LoadedRequest): LoadedRequest => ({ ...request, state: moved(request.state, 'begin') })

const awaitingAnswer = (request: LoadedRequest) => ({
  ...rowOf(request),
  status: 'WaitingForCallback',
  stage: request.terms.stages.length,
  revision: 1,
})

/** A request with the assignment that it becomes. */
interface Given extends ReturnType<typeof deliveryOf> {
  readonly request: LoadedRequest
  /** What it gives, with what stands in the way of giving it to this person. */
  readonly roles: readonly PackageRole[]
}

const closedRow = ({ request, assignment, state }: Given, at: Date) => ({
  ...rowOf(request),
  ...closed(request, state, assignment.id, at),
  revision: 1,
})

const aboutRequest = (request: LoadedRequest): CalloutSubject => ({
  terms: request.terms,
  requestId: request.id,
  assignmentId: null,
  tells: tellsOf(request),
})

const aboutGiven = ({ request, assignment, state }: Given): CalloutSubject => ({
  ...aboutRequest({ ...request, state }),
  assignmentId: assignment.id,
})

/** Keeps the assignments, what they give and what is told of them. */
async function keep(
  portal: Portal,
  tx: Transaction,
  roles: readonly PackageRole[],
  given: readonly Given[],
): Promise<readonly UserId[]> {
  if (given.length === 0) return []
  await insert(
    tx,
    assignments,
    given.map(({ assignment }) => assignment),
  )
  const unblocked = await unblockGuests(portal, tx, given.map(holderOf))
  const told = given.map((one) => deliveryTold(portal, one.request, one.assignment, one.roles))
  await record(
    portal,
    tx,
    told.map(({ happening }) => happening),
    told.flatMap(({ letters }) => letters),
  )
  const holders = given.map(({ assignment, request }) => ({ assignmentId: assignment.id, userId: request.targetId }))
  const { missing } = await bringInLine(portal, tx, roles, holders, true)
  return missing.some(({ edge }) => edge === 'member') ? given.map(holderOf) : unblocked
}

const holderOf = ({ request }: Given): UserId => request.targetId
