import { answersTo } from '@latchkey/core/entitlement/question'
import { objectionsToSubmission } from '@latchkey/core/entitlement/submission'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { insistOnForm } from '@latchkey/core/objection'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { answers, idOf, instantIn, optionalClockTime, optionalId, optionalWhole, paragraph } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { packageById } from './catalogs.store.ts'
import { conflictsOf } from './conflicts.store.ts'
import { policiesFor } from './eligibility.store.ts'
import { mistakesInAnswers } from './insist-answers.ts'
import { openRequest } from './open-request.ts'
import { languageOf } from './readers.store.ts'

/** What a requestor fills in. */
export const SubmitRequest = z.object({
  accessPackageId: idOf('an access package'),
  /** May be left out where only one policy applies. */
  policyId: optionalId(),
  /** The direct report whom it is for; left out where people ask for themselves. */
  targetId: optionalId(),
  justification: paragraph(),
  answers: answers(),
  /** When the access is to begin, on the clocks of the portal's zone where no other is said; left out to begin as soon as it is approved. */
  startsAt: optionalClockTime(),
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

/** What somebody has of a package now: the live assignment, the open request. Two queries. */
export async function standingTowards(
  db: Queries,
  of: { readonly targetId: UserId; readonly accessPackageId: AccessPackageId },
): Promise<{ readonly assignmentId: string | null; readonly requestId: string | null }> {
  const [held] = await liveAssignments(db, of)
  const [asked] = await openRequests(db, of)
  return { assignmentId: held?.id ?? null, requestId: asked?.id ?? null }
}

/** A person for whom their manager asks; refuses with notFound whoever is not a report who can sign in. */
async function reportOf(db: Queries, targetId: UserId, managerId: UserId) {
  const [report] = await db
    .select({
      id: users.id,
      displayName: users.displayName,
      userType: users.userType,
      managerId: users.managerId,
      enabled: users.accountEnabled,
    })
    .from(users)
    .where(eq(users.id, targetId))
  if (report?.managerId !== managerId || !report.enabled) throw notFound('user')
  return report
}

/**
 * Somebody asks for an access package, for themselves or, where the policy lets managers, for a direct report. The request keeps the
 * terms of the policy; its first stage begins, or it is delivered at once where no approval is needed. Returns the id of the request.
 */
export const submitRequest = operation('accessRequest.submit', SubmitRequest, async (portal, tx, input) => {
  const accessPackage = await packageById(tx, input.accessPackageId)
  const person = portal.actor
  if (person.kind !== 'user') {
    must(portal, 'accessRequest.submit')
    throw new Error('only people request access')
  }
  const forReport = input.targetId !== null && input.targetId !== person.id
  const target = forReport && input.targetId ? await reportOf(tx, input.targetId, person.id) : person
  const open = await policiesFor(tx, accessPackage, target)
  const policies = forReport ? open.filter(({ terms }) => terms.onBehalf) : open
  must(portal, 'accessRequest.submit', { eligible: policies.length > 0 ? [person.id] : [] })
  const policy = input.policyId
    ? policies.find(({ id }) => id === input.policyId)
    : policies.length === 1
      ? policies[0]
      : undefined
  const startsAt = instantIn(input.startsAt, portal.settings.timeZone)
  const standing = await standingTowards(tx, { targetId: target.id, accessPackageId: accessPackage.id })
  const submission = {
    retiring: accessPackage.retiresAt !== null,
    policyId: policy?.id ?? null,
    applicable: policies.map(({ id }) => id),
    terms: policy?.terms ?? null,
    justification: input.justification,
    startsAt,
    requestedDays: input.requestedDays,
    hasOpenRequest: standing.requestId !== null,
    hasAssignment: standing.assignmentId !== null,
    report: forReport ? target.displayName : null,
    conflicts: await conflictsOf(tx, accessPackage.id, target.id),
    at: portal.now(),
  }
  const questions = policy?.terms.questions ?? []
  insistOnForm(
    objectionsToSubmission,
    submission,
    mistakesInAnswers(questions, input.answers, await languageOf(tx, person.id)),
  )
  if (!policy) throw new Error('a submission without a policy came through')
  const { id } = await openRequest(portal, tx, {
    type: forReport ? 'onBehalfAdd' : 'userAdd',
    accessPackage,
    policy,
    requestorId: person.id,
    target,
    justification: input.justification,
    answers: answersTo(questions, input.answers),
    startsAt,
    requestedDays: input.requestedDays,
    assignmentId: null,
    approved: false,
  })
  return id
})
