import { idOf } from '@latchkey/core/authorization/actor'
import {
  type AssignmentState,
  endOf,
  endReasonTitles,
  objectionsToActingForReport,
  objectionsToEndingByHand,
  objectionsToGivingBack,
} from '@latchkey/core/entitlement/assignment'
import { isObstacle, obstacles } from '@latchkey/core/entitlement/delivery'
import { objectionsToExtending } from '@latchkey/core/entitlement/extending'
import { requestTypeTitles } from '@latchkey/core/entitlement/request'
import { isResourceKind } from '@latchkey/core/entitlement/resource'
import type { AccessPackageId, AssignmentId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { type WhyNot, whyObjected } from '../overview/why-not.ts'
import { pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { type SiteToOpen, sitesOfAssignments } from '../sites/sites-of-assignments.store.ts'
import { type HeldRow, heldByReports, heldByUser, scopesOf } from './access-lists.store.ts'
import { heldByRules } from './automatic/held-by-rules.ts'
import { failuresOf } from './failures.store.ts'
import { type LicenseStanding, licenseStandings } from './license-standings.store.ts'
import { givesOf } from './package-roles.store.ts'
import { wishKey } from './pending-facts.store.ts'
import { describeRoles } from './resource-roles.store.ts'

/** A role of a package that could not be given, and why. */
export interface Missing {
  readonly says: string
  readonly why: string
}

/** Access that somebody has or had through a package. */
export interface AssignmentRow {
  readonly id: AssignmentId
  readonly packageId: AccessPackageId
  readonly packageName: string
  readonly target: { readonly id: UserId; readonly displayName: string; readonly jobTitle: string | null }
  /** What the package gives today, in words. */
  readonly gives: readonly string[]
  readonly missing: readonly Missing[]
  /** The licenses that it leads to, and how the person stands to their seats; none once it has ended. */
  readonly licenses: readonly LicenseStanding[]
  /** The sites that it opens, with their addresses; empty where it is somebody else's. */
  readonly sites: readonly SiteToOpen[]
  readonly state: AssignmentState
  readonly requestId: string
  /** Who or what gave it unasked, in words; null where somebody asked for it. */
  readonly assignedBy: string | null
  readonly startsAt: Date
  /** When its time is over; null means never. */
  readonly expiresAt: Date | null
  /** When it ends by itself, at its time or sooner; null means never. */
  readonly due: Date | null
  /** Why it ends sooner than its time, in words; null where it does not. */
  readonly dueBecause: string | null
  readonly endsAt: Date | null
  /** Why it ended, in words. */
  readonly endReason: string | null
  /** The request that is open for it: more time was asked for. */
  readonly openRequestId: string | null
  /** What stands against asking for more time, against giving it back, and against ending it as the manager. */
  readonly why: { readonly notExtend: WhyNot; readonly notGiveBack: WhyNot; readonly notEnd: WhyNot }
}

const most = { active: 500, ended: pageSize } as const

/** The access packages that the person who acts has, or has had: newest first. */
export async function myAssignments(portal: Portal, which: 'active' | 'ended'): Promise<readonly AssignmentRow[]> {
  const person = signedIn(portal)
  const rows = await heldByUser[which](portal.db.read, { userId: person.id, size: most[which] })
  return told(portal, rows)
}

/** What the direct reports of the person who acts have through access packages, by name; with a search, what answers to it. */
export async function teamAssignments(portal: Portal, search = ''): Promise<readonly AssignmentRow[]> {
  const person = signedIn(portal)
  const rows = await heldByReports(portal.db.read, { managerId: person.id, search, size: most.active })
  return told(portal, rows)
}

/** Sixteen queries at most, whatever the number of rows. */
async function told(portal: Portal, rows: readonly HeldRow[]): Promise<readonly AssignmentRow[]> {
  const db = portal.db.read
  const live = rows.filter(({ assignment }) => assignment.endsAt === null)
  const gives = await givesOf(
    db,
    rows.map(({ assignment }) => assignment.accessPackageId),
  )
  const missing = await missingOf(
    db,
    live.map(({ assignment }) => assignment.id),
  )
  const sites = await sitesOfAssignments(
    db,
    live.flatMap(({ assignment }) => (assignment.targetId === idOf(portal.actor) ? assignment.id : [])),
  )
  const inScope = await scopesOf(db, live)
  const byRule = await heldByRules(
    db,
    live.map(({ assignment }) => assignment),
    portal.now(),
  )
  const licenses = await licenseStandings(
    db,
    live.map(({ assignment }) => assignment),
  )
  return rows.map((row) => {
    const { assignment } = row
    const due = endOf(assignment)
    const sooner = assignment.removeAt !== null && due?.getTime() === assignment.removeAt.getTime()
    return {
      id: assignment.id,
      packageId: assignment.accessPackageId,
      packageName: row.packageName,
      target: { id: assignment.targetId, displayName: row.targetName, jobTitle: row.targetJobTitle },
      gives: gives.get(assignment.accessPackageId) ?? [],
      missing: missing.get(assignment.id) ?? [],
      licenses: assignment.endsAt === null ? (licenses.get(wishKey(assignment)) ?? []) : [],
      sites: sites.get(assignment.id) ?? [],
      state: assignment.state,
      requestId: assignment.requestId,
      assignedBy: assignedByInWords(row),
      startsAt: assignment.startsAt,
      expiresAt: assignment.expiresAt,
      due,
      dueBecause: sooner && assignment.removeReason ? endReasonTitles[assignment.removeReason] : null,
      endsAt: assignment.endsAt,
      endReason: assignment.endReason === null ? null : endReasonTitles[assignment.endReason],
      openRequestId: row.openRequestId,
      why: whyNotOf(portal, row, { inScope: inScope.has(assignment.id), ruleOf: byRule.get(assignment.id) }),
    }
  })
}

function assignedByInWords({ requestType, policyName, requestorName }: HeldRow): string | null {
  if (requestType === 'adminAdd') return `Assigned by ${requestorName}`
  if (requestType !== 'systemAdd') return null
  return policyName === null ? requestTypeTitles.systemAdd : `Assigned by the rule of the policy “${policyName}”`
}

function whyNotOf(
  portal: Portal,
  row: HeldRow,
  { inScope, ruleOf }: { readonly inScope: boolean; readonly ruleOf: string | undefined },
): AssignmentRow['why'] {
  const forReport = idOf(portal.actor) !== row.assignment.targetId
  const notForReport = forReport ? whyObjected(objectionsToActingForReport, row.terms) : null
  const byRule = whyObjected(objectionsToEndingByHand, { ruleOf })
  const wish = {
    terms: row.policyTerms,
    expiresAt: row.assignment.expiresAt,
    endChosen: row.terms.endChosen === true,
    retiring: row.assignment.removeReason === 'packageRetired',
    ended: row.assignment.endsAt !== null,
    hasOpenRequest: row.openRequestId !== null,
    inScope,
    justification: '',
    requestedDays: null,
    at: portal.now(),
  }
  return {
    notExtend: notForReport ?? whyObjected(objectionsToExtending, wish),
    notGiveBack: whyObjected(objectionsToGivingBack, row.terms) ?? byRule,
    notEnd: notForReport ?? byRule,
  }
}

/** What could not be given of these assignments, with the reason of each. */
export async function missingOf(
  db: Queries,
  assignmentIds: readonly AssignmentId[],
): Promise<ReadonlyMap<AssignmentId, readonly Missing[]>> {
  const failures = (await failuresOf(db, assignmentIds)).flatMap(({ kind, ...failure }) =>
    isResourceKind(kind) ? [{ kind, ...failure }] : [],
  )
  const words = failures.length === 0 ? [] : await describeRoles(db, failures)
  const missing = new Map<AssignmentId, Missing[]>()
  failures.forEach(({ assignmentId, reason }, nth) => {
    const why = isObstacle(reason) ? obstacles[reason] : reason
    missing.set(assignmentId, [...(missing.get(assignmentId) ?? []), { says: words[nth] ?? '', why }])
  })
  return missing
}
