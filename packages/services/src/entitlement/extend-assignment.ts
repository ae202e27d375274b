import { type Actor, idOf as idOfActor } from '@latchkey/core/authorization/actor'
import { objectionsToActingForReport } from '@latchkey/core/entitlement/assignment'
import { type ExtensionWish, objectionsToExtension } from '@latchkey/core/entitlement/extending'
import { answersTo } from '@latchkey/core/entitlement/question'
import { insist, insistOnForm } from '@latchkey/core/objection'
import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { answers, idOf, optionalWhole, paragraph } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { assignmentById, factsOfAssignment, type LoadedAssignment } from './assignments.store.ts'
import { policiesOf, type StoredPolicy } from './catalogs.store.ts'
import { isInScope } from './eligibility.store.ts'
import { mistakesInAnswers } from './insist-answers.ts'
import { openRequest } from './open-request.ts'
import { languageOf } from './readers.store.ts'
import { standingTowards } from './submit-request.ts'

/** What is filled in to have access for longer. */
export const ExtendAssignment = z.object({
  assignmentId: idOf('an assignment'),
  justification: paragraph(),
  answers: answers(),
  /** For how many days from now on; left out to have it as long as the policy gives. */
  requestedDays: optionalWhole(1, 3660),
})

/**
 * A holder, or their manager where the policy lets managers, asks for more time. The terms of the policy as it is now hold: it goes
 * through the stages of approval once more, or is given at once. Returns the id of the request.
 */
export const extendAssignment = operation('assignment.extend', ExtendAssignment, async (portal, tx, input) => {
  const assignment = await assignmentById(tx, input.assignmentId)
  must(portal, 'assignment.extend', await factsOfAssignment(tx, assignment))
  const by = idOfActor(portal.actor)
  if (by === null) throw new Error('only people ask for more time')
  if (actsForReport(portal.actor, assignment)) insist(objectionsToActingForReport, assignment.terms)
  const { policy, ...standing } = await standingOfExtension(tx, assignment)
  const { justification, requestedDays } = input
  const wish = { ...standing, justification, requestedDays, at: portal.now() }
  const questions = policy?.terms.questions ?? []
  insistOnForm(objectionsToExtension, wish, mistakesInAnswers(questions, input.answers, await languageOf(tx, by)))
  if (!policy) throw new Error('an extension without a policy came through')
  const { id } = await openRequest(portal, tx, {
    type: 'userUpdate',
    accessPackage: {
      id: assignment.accessPackageId,
      displayName: assignment.packageName,
      catalogId: assignment.catalogId,
    },
    policy,
    requestorId: by,
    target: { id: assignment.targetId, displayName: assignment.targetName },
    justification,
    answers: answersTo(questions, input.answers),
    startsAt: null,
    requestedDays,
    assignmentId: assignment.id,
    approved: policy.terms.extension === 'withoutApproval',
  })
  return id
})

/** Whether somebody acts for another one who has the access. */
export const actsForReport = (actor: Actor, { targetId }: Pick<LoadedAssignment, 'targetId'>): boolean =>
  idOfActor(actor) !== targetId

/** What an extension of an access depends on now, whatever the form says: the policy, its scope, an open request. */
export async function standingOfExtension(
  db: Queries,
  assignment: LoadedAssignment,
): Promise<
  Pick<ExtensionWish, 'terms' | 'expiresAt' | 'endChosen' | 'retiring' | 'ended' | 'hasOpenRequest' | 'inScope'> & {
    readonly policy: StoredPolicy | undefined
  }
> {
  const accessPackage = { id: assignment.accessPackageId, catalogId: assignment.catalogId }
  const policy = (await policiesOf(db, accessPackage.id)).find(({ id }) => id === assignment.policyId)
  const [target] = await db
    .select({ id: users.id, userType: users.userType })
    .from(users)
    .where(eq(users.id, assignment.targetId))
  const { requestId } = await standingTowards(db, { targetId: assignment.targetId, accessPackageId: accessPackage.id })
  return {
    policy,
    terms: policy?.terms ?? null,
    expiresAt: assignment.expiresAt,
    endChosen: assignment.terms.endChosen === true,
    retiring: assignment.removeReason === 'packageRetired',
    ended: assignment.endsAt !== null,
    hasOpenRequest: requestId !== null,
    inScope: target !== undefined && (await isInScope(db, accessPackage, assignment.policyId, target)),
  }
}
