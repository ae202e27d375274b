import { Refusal } from '@latchkey/core/refusal'
import { groupNestings } from '@latchkey/schema/tables/directory'
import { and, eq, isNull } from 'drizzle-orm'
import { must, operation } from '../operation.ts'
import { groupById } from './groups.store.ts'
import { NestGroup, relicenseNested, tellNesting } from './nest-group.ts'
import { isNested, nestingsAround, rewriteReach } from './nestings.store.ts'

/** An administrator takes a group out of another. What its members had only through that ends, and seats pass on. */
export const unnestGroup = operation('group.unnest', NestGroup, async (portal, tx, input) => {
  const group = await groupById(tx, input.groupId)
  must(portal, 'group.unnest')
  const inner = await groupById(tx, input.memberGroupId)
  if (!(await isNested(tx, input)))
    throw new Refusal('conflict', 'groupNotNested', 'This group is not inside any more.')
  const around = await nestingsAround(tx, [group.id, inner.id])
  await tx
    .update(groupNestings)
    .set({ endsAt: portal.now() })
    .where(
      and(eq(groupNestings.groupId, group.id), eq(groupNestings.memberGroupId, inner.id), isNull(groupNestings.endsAt)),
    )
  const left = around.filter((row) => row.groupId !== group.id || row.memberGroupId !== inner.id)
  await rewriteReach(tx, left, [group.id, inner.id, ...around.flatMap((row) => [row.groupId, row.memberGroupId])])
  await tellNesting(portal, tx, 'group.unnested', group, inner)
  return relicenseNested(portal, tx, inner, `${inner.displayName} was taken out of ${group.displayName}`)
})
