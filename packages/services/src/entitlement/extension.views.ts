import { may } from '@latchkey/core/authorization/may'
import { objectionsToActingForReport } from '@latchkey/core/entitlement/assignment'
import { objectionsToExtending } from '@latchkey/core/entitlement/extending'
import type { AssignmentId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import { whyObjected } from '../overview/why-not.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { assignmentById, factsOfAssignment } from './assignments.store.ts'
import { actsForReport, standingOfExtension } from './extend-assignment.ts'
import { policiesTold, stagesAhead } from './policies-told.ts'

/** What the page shows on which a holder or their manager asks for more time. Refuses with notFound whom it does not concern. */
export async function extensionOf(portal: Portal, assignmentId: AssignmentId) {
  const person = signedIn(portal)
  const db = portal.db.read
  const assignment = await assignmentById(db, assignmentId)
  if (!may(person, 'assignment.extend', await factsOfAssignment(db, assignment))) throw notFound('assignment')
  const forReport = actsForReport(person, assignment)
  const { policy, ...standing } = await standingOfExtension(db, assignment)
  const wish = { ...standing, justification: '', requestedDays: null, at: portal.now() }
  const reader = { readerId: person.id, targetId: assignment.targetId }
  const [told] = await policiesTold(portal, policy ? [policy] : [], reader)
  return {
    id: assignment.id,
    packageId: assignment.accessPackageId,
    packageName: assignment.packageName,
    expiresAt: assignment.expiresAt,
    report: forReport ? assignment.targetName : null,
    objection:
      (forReport ? whyObjected(objectionsToActingForReport, assignment.terms) : null) ??
      whyObjected(objectionsToExtending, wish),
    policy: told ?? null,
    /** Who decides on it, stage by stage; nobody where the policy gives more time without. */
    approval:
      policy?.terms.extension === 'withApproval'
        ? await stagesAhead(db, policy.terms.stages, {
            ...reader,
            accessPackageId: assignment.accessPackageId,
            catalogId: assignment.catalogId,
          })
        : [],
  }
}
