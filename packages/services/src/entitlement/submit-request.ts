import { objectionsToSubmission } from '@latchkey/core/entitlement/request'
import { insist } from '@latchkey/core/objection'
import { insert } from '@latchkey/schema/insert'
import { given, prepared } from '@latchkey/schema/prepared'
import { assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { idOf, optionalId, optionalWhole, paragraph } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { beginStage } from './begin-stage.ts'
import { packageById } from './catalogs.store.ts'
import { policiesFor } from './eligibility.store.ts'
import type { StoredRequest } from './requests.store.ts'

/** What a requestor fills in. */
export const SubmitRequest = z.object({
  accessPackageId: idOf('an access package'),
  /** May be left out where only one policy applies. */
  policyId: optionalId(),
  justification: paragraph(),
  requestedDays: optionalWhole(1, 3660),
})

const liveAssignments = prepared((db) =>
  db
    .select({ id: assignments.id })
    .from(assignments)
    .where(
      and(
        eq(assignments.targetId, given('targetId')),
        eq(assignments.accessPackageId, given('accessPackageId')),
        isNull(assignments.endsAt),
      ),
    ),
)

const openRequests = prepared((db) =>
  db
    .select({ id: assignmentRequests.id })
    .from(assignmentRequests)
    .where(
      and(
        eq(assignmentRequests.targetId, given('targetId')),
        eq(assignmentRequests.accessPackageId, given('accessPackageId')),
        isNull(assignmentRequests.completedAt),
      ),
    ),
)

/**
 * Somebody asks for an access package for themselves. The request keeps the terms of the policy; its first stage begins, or it is
 * delivered at once where no approval is needed. Returns the id of the request.
 */
export const submitRequest = operation('accessRequest.submit', SubmitRequest, async (portal, tx, input) => {
  const accessPackage = await packageById(tx, input.accessPackageId)
  const person = portal.actor
  const policies = person.kind === 'user' ? await policiesFor(tx, accessPackage, person) : []
  must(portal, 'accessRequest.submit', { eligible: person.kind === 'user' && policies.length > 0 ? [person.id] : [] })
  if (person.kind !== 'user') throw new Error('only people request access')
  const policy = input.policyId
    ? policies.find(({ id }) => id === input.policyId)
    : policies.length === 1
      ? policies[0]
      : undefined
  const now = portal.now()
  const mine = { targetId: person.id, accessPackageId: accessPackage.id }
  const held = await liveAssignments(tx, mine)
  const asked = await openRequests(tx, mine)
  insist(objectionsToSubmission, {
    policyId: policy?.id ?? null,
    applicable: policies.map(({ id }) => id),
    terms: policy?.terms ?? null,
    justification: input.justification,
    requestedDays: input.requestedDays,
    hasOpenRequest: asked.length > 0,
    hasAssignment: held.length > 0,
    at: now,
  })
  if (!policy) throw new Error('a submission without a policy came through')
  const request: StoredRequest = {
    id: portal.newId(),
    requestType: 'userAdd',
    accessPackageId: accessPackage.id,
    policyId: policy.id,
    requestorId: person.id,
    targetId: person.id,
    state: 'pendingApproval',
    status: '',
    justification: input.justification,
    requestedDays: input.requestedDays,
    terms: policy.terms,
    stage: 0,
    stageSince: now,
    stageDueAt: null,
    submittedAt: now,
    completedAt: null,
    assignmentId: null,
    revision: 0,
  }
  await insert(tx, assignmentRequests, [request])
  await record(portal, tx, [
    {
      activity: 'accessRequest.submitted',
      target: { type: 'accessRequest', id: request.id, name: accessPackage.displayName },
      subjectId: person.id,
      related: [{ type: 'accessPackage', id: accessPackage.id, name: accessPackage.displayName }],
      details: { policy: policy.displayName, justification: input.justification, requestedDays: input.requestedDays },
    },
  ])
  const names = {
    packageName: accessPackage.displayName,
    catalogId: accessPackage.catalogId,
    targetName: person.displayName,
  }
  await beginStage(portal, tx, { ...request, ...names }, 0)
  return request.id
})
