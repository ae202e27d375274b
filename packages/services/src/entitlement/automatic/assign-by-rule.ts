import { moved } from '@latchkey/core/entitlement/request'
import { groupedBy } from '@latchkey/core/grouped'
import type { UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { inChunks } from '../../chunks.ts'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { bringInLine } from '../bring-in-line.ts'
import { callExtensions } from '../call-extensions.ts'
import { closeWithin } from '../close-within.ts'
import { closed, deliveryOf, deliveryTold } from '../delivery-of.ts'
import { draftedRequest, type RequestDraft, rowOf, submission } from '../drafted-request.ts'
import { type PackageRole, packageRoles } from '../grants.store.ts'
import { type LoadedRequest, requestById, saveRequest, tellsOf } from '../requests.store.ts'
import type { AutomaticPolicy } from './automatic-policies.store.ts'
import type { Joining } from './difference-by-policies.ts'

/**
 * Assigns packages to those whom rules take, a thousand at a time: the same requests, assignments, grants, audit events and letters
 * as if each had been opened and delivered by itself, approved from the start. An own request that is open is closed: what it asks
 * for is given now. Returns those who are in more groups for it; what follows from that is the caller's to bring about.
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
        await closeWithin(portal, tx, await requestById(tx, openRequestId), 'cancel', 'assignedByRule')
    const roles = await packageRoles(tx, by.accessPackage.id)
    const drafts = those.map((one) => draftFor(by, one))
    for (const given of await inChunks(drafts, (chunk) => assignTo(portal, tx, roles, chunk))) people.push(...given)
  }
  return people
}

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

async function assignTo(
  portal: Portal,
  tx: Transaction,
  roles: readonly PackageRole[],
  drafts: readonly RequestDraft[],
): Promise<readonly UserId[]> {
  const opened = drafts.map((draft) => ({ draft, request: draftedRequest(portal, draft) }))
  const now = portal.now()
  const calls = (opened[0]?.request.terms.callouts.length ?? 0) > 0
  if (calls) return assignWithCalls(portal, tx, roles, opened)
  const given = opened.map(({ draft, request }) => ({ draft, ...delivered(portal, request, roles) }))
  await insert(
    tx,
    assignmentRequests,
    given.map(({ request, assignment, state }) => ({
      ...rowOf(request),
      ...closed(request, state, assignment.id, now),
      revision: 1,
    })),
  )
  return keep(portal, tx, roles, given, ({ draft, request }) => [submission(draft, request)])
}

interface Opened {
  readonly draft: RequestDraft
  readonly request: LoadedRequest
}

type Given = Opened & ReturnType<typeof delivered>

/** A request with the assignment that it becomes. */
const delivered = (portal: Portal, request: LoadedRequest, roles: readonly PackageRole[]) => {
  const delivering: LoadedRequest = { ...request, state: moved(request.state, 'begin') }
  return { request, ...deliveryOf(portal, delivering, roles) }
}

/** Keeps the assignments, what they give and what is told of them. */
async function keep(
  portal: Portal,
  tx: Transaction,
  roles: readonly PackageRole[],
  given: readonly Given[],
  before: (one: Given) => readonly ReturnType<typeof submission>[],
): Promise<readonly UserId[]> {
  await insert(
    tx,
    assignments,
    given.map(({ assignment }) => assignment),
  )
  const told = given.map((one) => ({ one, ...deliveryTold(portal, one.request, one.assignment, roles) }))
  await record(
    portal,
    tx,
    told.flatMap(({ one, happening }) => [...before(one), happening]),
    told.flatMap(({ letters }) => letters),
  )
  const holders = given.map(({ assignment, request }) => ({ assignmentId: assignment.id, userId: request.targetId }))
  const { missing } = await bringInLine(portal, tx, roles, holders, true)
  return missing.some(({ edge }) => edge === 'member') ? holders.map(({ userId }) => userId) : []
}

/** Custom extensions are called for each request by itself, and one that waits for an answer is given nothing yet. */
async function assignWithCalls(
  portal: Portal,
  tx: Transaction,
  roles: readonly PackageRole[],
  opened: readonly Opened[],
): Promise<readonly UserId[]> {
  await insert(
    tx,
    assignmentRequests,
    opened.map(({ request }) => rowOf(request)),
  )
  await record(
    portal,
    tx,
    opened.map(({ draft, request }) => submission(draft, request)),
  )
  const given: Given[] = []
  for (const one of opened)
    if (!(await waits(portal, tx, one.request))) given.push({ ...one, ...delivered(portal, one.request, roles) })
  for (const { request, assignment, state } of given)
    await saveRequest(tx, request, closed(request, state, assignment.id, portal.now()))
  const people = await keep(portal, tx, roles, given, () => [])
  for (const { request, assignment, state } of given)
    await call(portal, tx, 'assignmentRequestGranted', { ...request, state }, assignment.id)
  return people
}

const call = (
  portal: Portal,
  tx: Transaction,
  stage: Parameters<typeof callExtensions>[2],
  request: LoadedRequest,
  assignmentId: string | null = null,
) =>
  callExtensions(portal, tx, stage, {
    terms: request.terms,
    requestId: request.id,
    assignmentId,
    tells: tellsOf(request),
  })

/** Whether a request has to wait for the answer of an extension, at its creation or at its approval. */
async function waits(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<boolean> {
  if (await call(portal, tx, 'assignmentRequestCreated', request)) return true
  const delivering: LoadedRequest = { ...request, state: moved(request.state, 'begin') }
  if (!(await call(portal, tx, 'assignmentRequestApproved', delivering))) return false
  await saveRequest(tx, request, {
    state: delivering.state,
    status: 'WaitingForCallback',
    stage: request.terms.stages.length,
    stageSince: portal.now(),
  })
  return true
}
