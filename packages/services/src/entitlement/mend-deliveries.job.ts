import { groupedBy } from '@latchkey/core/grouped'
import type { AccessPackageId, AssignmentId } from '@latchkey/core/ids'
import { after, days, reached } from '@latchkey/core/time'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, gt, isNull } from 'drizzle-orm'
import { setSetting, settingOf } from '../installation/settings.store.ts'
import type { Portal } from '../portal.ts'
import { turn } from '../turn.ts'
import { differenceBetween } from './bring-in-line.ts'
import { failuresOf, keyOf } from './failures.store.ts'
import { guestsAmong, type Holder, heldGrants, rolesOfPackages } from './grants.store.ts'
import { mendAssignments } from './mend-assignments.ts'

/** How many assignments are compared with their packages at once. */
const stretch = 1000

/** The most stretches of one turn, so that other jobs have theirs. */
const mostStretches = 100

/** How often everything is gone through. */
const round = days(1)

interface LiveAssignment extends Holder {
  readonly packageId: AccessPackageId
}

/**
 * Goes through all live assignments once a day and brings those in line whose access was ended by something else, or lags behind their
 * package. One turn takes a number of stretches; the next goes on behind them, whatever process runs it. Returns how many were mended.
 */
export async function mendDeliveries(portal: Portal): Promise<number> {
  const known = await settingOf(portal.db.read, 'mendingRound')
  let since = new Date(known?.since ?? 0)
  let afterId: AssignmentId | null = known?.afterId ?? null
  if (afterId === null) {
    if (!reached(after(since, round), portal.now())) return 0
    since = portal.now()
    afterId = ''
  }
  let mended = 0
  for (let count = 0; count < mostStretches && afterId !== null; count += 1) {
    const found = await liveBehind(portal, afterId)
    mended += await mendStretch(portal, found)
    afterId = found.length < stretch ? null : (found.at(-1)?.assignmentId ?? null)
    await turn()
  }
  const value = { since: since.toISOString(), afterId }
  await portal.db.transaction((tx) => setSetting(tx, 'mendingRound', value, portal.now()))
  return mended
}

const liveBehind = (portal: Portal, afterId: AssignmentId): Promise<readonly LiveAssignment[]> =>
  portal.db.read
    .select({ assignmentId: assignments.id, userId: assignments.targetId, packageId: assignments.accessPackageId })
    .from(assignments)
    .where(and(isNull(assignments.endsAt), gt(assignments.id, afterId)))
    .orderBy(asc(assignments.id))
    .limit(stretch)
    .then((rows) => rows)

/** Mends what differs in a stretch: reading is by the stretch, writing by the package. One that fails does not hold up the others. */
async function mendStretch(portal: Portal, found: readonly LiveAssignment[]): Promise<number> {
  let mended = 0
  for (const [accessPackageId, assignmentIds] of await drifted(portal, found))
    try {
      mended += await mendAssignments(portal, { accessPackageId, assignmentIds, cause: 'drift' })
    } catch (error) {
      portal.log.error({ err: error, accessPackageId, requestId: portal.origin.requestId }, 'access was not mended')
    }
  return mended
}

/** The assignments of a stretch that differ from what their package gives, by package. Seven queries at most. */
async function drifted(
  portal: Portal,
  found: readonly LiveAssignment[],
): Promise<ReadonlyMap<AccessPackageId, readonly AssignmentId[]>> {
  if (found.length === 0) return new Map()
  const db = portal.db.read
  const ids = found.map(({ assignmentId }) => assignmentId)
  const byPackage = groupedBy(found, ({ packageId }) => packageId)
  const roles = await rolesOfPackages(db, [...byPackage.keys()])
  const held = groupedBy(await heldGrants(db, ids), ({ assignmentId }) => assignmentId)
  const failures = groupedBy(await failuresOf(db, ids), ({ assignmentId }) => assignmentId)
  const guests = await guestsAmong(
    db,
    [...roles.values()].flat(),
    found.map(({ userId }) => userId),
  )
  const different = new Map<AccessPackageId, AssignmentId[]>()
  for (const [packageId, holders] of byPackage) {
    const ofThese = <Row>(rows: ReadonlyMap<AssignmentId, readonly Row[]>) =>
      holders.flatMap(({ assignmentId }) => rows.get(assignmentId) ?? [])
    const known = new Set(ofThese(failures).map(keyOf))
    const difference = differenceBetween(roles.get(packageId) ?? [], holders, ofThese(held), ofThese(failures), guests)
    const ours = new Set([
      ...[...difference.missing, ...difference.surplus, ...difference.mended].map(({ assignmentId }) => assignmentId),
      // What is known to fail has its own times to be tried again.
      ...difference.failed
        .filter(({ holder, role }) => !known.has(keyOf({ ...role, assignmentId: holder.assignmentId })))
        .map(({ holder }) => holder.assignmentId),
    ])
    if (ours.size > 0) different.set(packageId, [...ours])
  }
  return different
}
