import { may } from '@latchkey/core/authorization/may'
import { obstacleFor } from '@latchkey/core/entitlement/delivery'
import { roleAsText } from '@latchkey/core/entitlement/resource'
import { objectionsToRequesting } from '@latchkey/core/entitlement/submission'
import type { AccessPackageId, PolicyId, UserId } from '@latchkey/core/ids'
import { firstObjection } from '@latchkey/core/objection'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { factsOfCatalog } from './catalog-relations.store.ts'
import { catalogById, packageById, policiesOf, type StoredPackage, type StoredPolicy } from './catalogs.store.ts'
import { conflictsOf } from './conflicts.store.ts'
import { offersFor } from './eligibility.store.ts'
import { packageRoles } from './grants.store.ts'
import { heldRoles } from './held-roles.store.ts'
import { licensesThatFollow } from './licenses-that-follow.ts'
import { requestableOnBehalf } from './open-policies.store.ts'
import { policiesTold, stagesAhead } from './policies-told.ts'
import { type Report, reportsOf } from './readers.store.ts'
import { seesRoles } from './role-visibility.ts'
import { standingTowards } from './submit-request.ts'

/** What a reader of the page of a package chose: the report whom it is for, the policy. */
export interface PackageChoice {
  readonly targetId?: UserId | null
  readonly policyId?: PolicyId | null
}

/**
 * A package as its page in My Access shows it to who would like to ask for it, for themselves or for a direct report: what it would
 * give, what of that is there already, what it costs, who decides. Refuses with notFound whom it does not concern.
 */
export async function packageForMe(portal: Portal, id: AccessPackageId, choice: PackageChoice = {}) {
  const person = signedIn(portal)
  const db = portal.db.read
  const accessPackage = await packageById(db, id)
  const { reports, open } = await reportsToAskFor(db, accessPackage, person.id)
  const report = reports.find((one) => one.id === choice.targetId) ?? null
  const choices = reports.filter((one) => open.has(one.id) || one === report)
  const target = report ?? person
  const { offered, passedOver } = await offersFor(db, accessPackage, target)
  const policies = report ? offered.filter(({ terms }) => terms.onBehalf) : offered
  const mine = report ? (await offersFor(db, accessPackage, person)).offered : offered
  const standing = await standingTowards(db, { targetId: target.id, accessPackageId: id })
  const held = report ? await standingTowards(db, { targetId: person.id, accessPackageId: id }) : standing
  const facts = {
    ...(await factsOfCatalog(db, accessPackage.catalogId)),
    eligible: mine.length > 0 || open.size > 0 ? [person.id] : [],
    holder: held.assignmentId || held.requestId ? [person.id] : [],
  }
  if (!may(person, 'accessPackage.read', facts)) throw notFound('access package')
  const conflicts = await conflictsOf(db, id, target.id)
  const policy = policies.find((one) => one.id === choice.policyId) ?? policies[0]
  const reader = { readerId: person.id, targetId: target.id }
  return {
    id,
    displayName: accessPackage.displayName,
    description: accessPackage.description,
    catalogName: (await catalogById(db, accessPackage.catalogId)).displayName,
    ...(await contents(portal, db, accessPackage, target, (await seesRoles(db, person)) || held.assignmentId !== null)),
    assignmentId: standing.assignmentId,
    requestId: standing.requestId,
    report: report && { id: report.id, displayName: report.displayName },
    /** For whom it can be asked besides: those of the team to whom it is open. */
    reports: choices.map(({ id: reportId, displayName, jobTitle }) => ({ id: reportId, displayName, jobTitle })),
    /** Whether the reader cannot have it themselves and has not chosen yet for whom it is. */
    forOthersOnly: report === null && mine.length === 0 && open.size > 0,
    objection: objectionTo(accessPackage, { policies, report, standing, conflicts, othersMay: open.size > 0 }),
    policies: await policiesTold(portal, policies, reader),
    /** Policies that are open too, but come after those that are offered. */
    passedOver: passedOver.map(({ displayName }) => displayName),
    policyId: policy?.id ?? null,
    approval: policy
      ? await stagesAhead(db, policy.terms.stages, {
          ...reader,
          accessPackageId: id,
          catalogId: accessPackage.catalogId,
        })
      : [],
  }
}

/** The package as its page shows it. */
export type PackageForMe = Awaited<ReturnType<typeof packageForMe>>

/** The direct reports of somebody, where some policy of the package lets managers ask; and those of them to whom one is open. */
async function reportsToAskFor(
  db: Queries,
  accessPackage: StoredPackage,
  managerId: UserId,
): Promise<{ readonly reports: readonly Report[]; readonly open: ReadonlySet<UserId> }> {
  const policies = await policiesOf(db, accessPackage.id)
  const some = policies.some(
    ({ enabled, terms, membershipRule }) => enabled && membershipRule === null && terms.onBehalf,
  )
  const reports = some ? await reportsOf(db, managerId) : []
  const wanted = reports.map(({ id }) => ({ id, accessPackageId: accessPackage.id, targetId: id }))
  return { reports, open: await requestableOnBehalf(db, wanted) }
}

/** The roles with what the person has of them already, and the licenses that follow. Nothing where they are not told before one has them. */
async function contents(
  portal: Portal,
  db: Queries,
  accessPackage: StoredPackage,
  target: Pick<Report, 'id' | 'userType'>,
  told: boolean,
) {
  if (!told) return { rolesTold: false, roles: [], licenses: [] }
  const roles = await packageRoles(db, accessPackage.id)
  const has = await heldRoles(db, target.id, roles)
  const groupIds = roles
    .filter(({ kind, roleId }) => kind === 'group' && roleId === 'member')
    .map((one) => one.originId)
  return {
    rolesTold: true,
    roles: roles.map((role) => ({
      key: roleAsText(role),
      says: role.says,
      /** By what the person has it already; null where they do not. */
      hasBy: has.get(roleAsText(role)) ?? null,
      /** Whether it could be given now. */
      givable: obstacleFor(role, target.userType === 'guest') === null,
    })),
    licenses: await licensesThatFollow(portal, db, target.id, groupIds),
  }
}

function objectionTo(
  { retiresAt }: Pick<StoredPackage, 'retiresAt'>,
  {
    policies,
    report,
    standing,
    conflicts,
    othersMay,
  }: {
    readonly policies: readonly StoredPolicy[]
    readonly report: Report | null
    readonly standing: { readonly assignmentId: string | null; readonly requestId: string | null }
    readonly conflicts: readonly string[]
    readonly othersMay: boolean
  },
) {
  const raised = firstObjection(objectionsToRequesting, {
    retiring: retiresAt !== null,
    hasAssignment: standing.assignmentId !== null,
    hasOpenRequest: standing.requestId !== null,
    report: report?.displayName ?? null,
    conflicts,
  })
  if (policies.length > 0 || standing.assignmentId || standing.requestId)
    return raised ? { code: raised.code, says: raised.says } : null
  if (report) return { code: 'notEligible', says: `You cannot request this access package for ${report.displayName}.` }
  if (othersMay)
    return { code: 'forOthersOnly', says: 'You cannot have it yourself. Choose for whom of your team you ask.' }
  return { code: 'notEligible', says: 'You may look at this access package, but not request it.' }
}
