import { objectionsToNesting, wayUp } from '@latchkey/core/directory/nesting'
import { objectionsToRoleGroupFilling } from '@latchkey/core/directory/role-group'
import type { GroupId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { groupNestings, groups } from '@latchkey/schema/tables/directory'
import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { relicenseWide } from '../licensing/relicense-wide.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { groupById, type StoredGroup } from './groups.store.ts'
import { insistRoleGroup } from './insist-role-group.ts'
import { isNested, nestingsAround, rewriteReach } from './nestings.store.ts'

/** Which group is put into which. */
export const NestGroup = z.object({ groupId: idOf('a group'), memberGroupId: idOf('a group') })

/**
 * An administrator puts a group into another. Its members get what the outer groups give to nested members. Refuses a circle, and
 * says the way round.
 */
export const nestGroup = operation('group.nest', NestGroup, async (portal, tx, input) => {
  const group = await groupById(tx, input.groupId)
  must(portal, 'group.nest')
  insistRoleGroup(portal, group)
  insist(objectionsToRoleGroupFilling, { assignable: group.isAssignableToRole })
  const inner = await groupById(tx, input.memberGroupId)
  const around = await nestingsAround(tx, [group.id, inner.id])
  const way = wayUp(around, group.id, inner.id)
  insist(objectionsToNesting, {
    already: await isNested(tx, input),
    circle: way && (await namesOf(tx, [...way, group.id])),
    dynamic: group.membershipRule !== null,
  })
  await insert(tx, groupNestings, [{ id: portal.newId(), ...input, startsAt: portal.now(), endsAt: null }])
  await rewriteReach(tx, [...around, input], [group.id, inner.id])
  await tellNesting(portal, tx, 'group.nested', group, inner)
  return relicenseNested(portal, tx, inner, `${inner.displayName} was put into ${group.displayName}`)
})

async function namesOf(db: Queries, ids: readonly GroupId[]): Promise<readonly string[]> {
  const rows = await db
    .select({ id: groups.id, name: groups.displayName })
    .from(groups)
    .where(inArray(groups.id, [...ids]))
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return ids.map((id) => names.get(id) ?? id)
}

/** Keeps in the audit log that a group went into another or out of it. */
export const tellNesting = (
  portal: Portal,
  tx: Transaction,
  activity: string,
  group: StoredGroup,
  inner: StoredGroup,
): Promise<void> =>
  record(portal, tx, [
    {
      activity,
      target: { type: 'group', id: group.id, name: group.displayName },
      related: [{ type: 'group', id: inner.id, name: inner.displayName }],
    },
  ])

/** Brings in line what the members of a group and of those inside it hold. Returns the run that does it, where there are many. */
export async function relicenseNested(portal: Portal, tx: Transaction, inner: StoredGroup, cause: string) {
  const { runId } = await relicenseWide(portal, tx, {
    kind: 'groupLicenses',
    groupId: inner.id,
    cause,
    target: { type: 'group', id: inner.id, name: inner.displayName },
  })
  return runId
}
