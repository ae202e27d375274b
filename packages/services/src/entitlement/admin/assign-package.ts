import { idOf as idOfActor } from '@latchkey/core/authorization/actor'
import { may } from '@latchkey/core/authorization/may'
import { objectionsToAssignee, objectionsToAssigning, termsOfAssigning } from '@latchkey/core/entitlement/assigning'
import { insist } from '@latchkey/core/objection'
import { notFound } from '@latchkey/core/refusal'
import { z } from 'zod'
import { answers, idOf, instantIn, optionalClockTime, paragraph } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, policyById } from '../catalogs.store.ts'
import { insistAnswers } from '../insist-answers.ts'
import { insistRolePackage } from '../insist-role-package.ts'
import { openRequest } from '../open-request.ts'
import { assigneesAmong } from './assigning.store.ts'

/** What an administrator says once for everybody whom they assign a package. */
export const assigningFields = {
  accessPackageId: idOf('an access package'),
  policyId: idOf('a policy'),
  /** When the access is to begin, on the clocks of the portal's zone where no other is said; left out to begin at once. */
  startsAt: optionalClockTime(),
  /** When it is to end, likewise; left out to end as the policy says. */
  endsAt: optionalClockTime(),
  justification: paragraph(500),
  /** The answers to the questions of the policy. */
  answers: answers(),
}

/** From when to when the access is to last, as it was said. */
type Period = Readonly<Record<'startsAt' | 'endsAt', Date | string | null>>

/** The instants between which the access is to last. */
export const periodIn = ({ settings: { timeZone } }: Portal, { startsAt, endsAt }: Period) => ({
  startsAt: instantIn(startsAt, timeZone),
  endsAt: instantIn(endsAt, timeZone),
})

/** Who is assigned which package, under which policy. */
export const AssignPackage = z.object({ ...assigningFields, userId: idOf('a person') })

/**
 * An administrator assigns a package to somebody. The policy has to be on and reach the person; who runs the packages of the catalog may
 * pass over its scope and its approval, an assignment manager may not: their assignments go through the stages of the policy like every
 * request. Returns the request that it makes, and where that stands.
 */
export const assignPackage = operation('assignment.create', AssignPackage, async (portal, tx, input) => {
  const found = await packageById(tx, input.accessPackageId)
  const facts = await factsOfCatalog(tx, found.catalogId)
  must(portal, 'assignment.create', facts)
  await insistRolePackage(portal, tx, found.id)
  const policy = await policyById(tx, input.policyId)
  if (policy.accessPackageId !== found.id) throw notFound('policy')
  const { startsAt, endsAt } = periodIn(portal, input)
  insist(objectionsToAssigning, {
    policyEnabled: policy.enabled,
    automatic: policy.membershipRule !== null,
    retiring: found.retiresAt !== null,
    people: 1,
    terms: policy.terms,
    startsAt,
    endsAt,
    at: portal.now(),
  })
  const bypasses = may(portal.actor, 'assignment.bypassPolicy', facts)
  const [person] = await assigneesAmong(portal, tx, found, policy, [input.userId], { passesOverScope: bypasses })
  if (!person) throw notFound('user')
  insist(objectionsToAssignee, person)
  return openRequest(portal, tx, {
    type: 'adminAdd',
    accessPackage: found,
    policy: { ...policy, terms: termsOfAssigning(policy.terms, endsAt) },
    requestorId: idOfActor(portal.actor) ?? person.id,
    target: person,
    justification: input.justification,
    answers: insistAnswers(policy.terms.questions, input.answers),
    startsAt,
    requestedDays: null,
    assignmentId: null,
    approved: bypasses,
  })
})
