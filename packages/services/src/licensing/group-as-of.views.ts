import type { GroupId, ProductId } from '@latchkey/core/ids'
import { samePlans } from '@latchkey/core/licensing/plans'
import type { Queries } from '@latchkey/schema/database'
import { memberships } from '@latchkey/schema/tables/directory'
import { groupLicenses, products } from '@latchkey/schema/tables/licensing'
import { and, asc, countDistinct, eq } from 'drizzle-orm'
import { groupById } from '../directory/groups.store.ts'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'
import { livedAt } from './as-of.store.ts'
import { type Plan, plansOf } from './licenses.store.ts'

/** A product that a group gave on a past day. */
export interface GroupProductThen {
  readonly productId: ProductId
  readonly productName: string
  readonly skuPartNumber: string
  readonly since: Date
  /** Plans that were on and off, of those that the product has now. */
  readonly plansOn: readonly Plan[]
  readonly plansOff: readonly Plan[]
}

/** What a group gave on a past day, and to how many members. */
export interface GroupThen {
  readonly products: readonly GroupProductThen[]
  /** Direct members. */
  readonly members: number
}

/** What a group gave at an instant. Refuses who may not read products, and with notFound where there is no such group. */
export async function groupAsOf(portal: Portal, groupId: GroupId, at: Date): Promise<GroupThen> {
  mustRead(portal, 'product.read')
  const db = portal.db.read
  await groupById(db, groupId)
  const rows = await db
    .select({
      productId: products.id,
      productName: products.displayName,
      skuPartNumber: products.skuPartNumber,
      since: groupLicenses.startsAt,
      disabledPlans: groupLicenses.disabledPlans,
    })
    .from(groupLicenses)
    .innerJoin(products, eq(products.id, groupLicenses.productId))
    .where(and(eq(groupLicenses.groupId, groupId), livedAt(groupLicenses, at)))
    .orderBy(asc(products.displayName), asc(products.id))
  const plans = await plansOf(
    db,
    rows.map(({ productId }) => productId),
  )
  return {
    members: await membersAt(db, groupId, at),
    products: rows.map(({ disabledPlans, ...row }) => {
      const all = plans.get(row.productId) ?? []
      const isOff = ({ id }: Plan) => disabledPlans.includes(id)
      return { ...row, plansOn: all.filter((plan) => !isOff(plan)), plansOff: all.filter(isOff) }
    }),
  }
}

async function membersAt(db: Queries, groupId: GroupId, at: Date): Promise<number> {
  const [row] = await db
    .select({ n: countDistinct(memberships.userId) })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), livedAt(memberships, at)))
  return Number(row?.n ?? 0)
}

/** What became of a product of a group between two days. */
export interface GroupProductChange {
  readonly productId: ProductId
  readonly productName: string
  readonly before: GroupProductThen | null
  readonly after: GroupProductThen | null
}

/** What a group gave more, less or with other plans at the second of two instants, and how many members it had at both. */
export async function groupBetween(
  portal: Portal,
  groupId: GroupId,
  { since, on }: { readonly since: Date; readonly on: Date },
): Promise<{
  readonly changes: readonly GroupProductChange[]
  readonly membersBefore: number
  readonly membersAfter: number
}> {
  const [before, after] = [await groupAsOf(portal, groupId, since), await groupAsOf(portal, groupId, on)]
  const of = ({ products }: GroupThen, id: ProductId) => products.find(({ productId }) => productId === id) ?? null
  const ids = [...new Set([...before.products, ...after.products].map(({ productId }) => productId))]
  const changes = ids
    .map((productId) => ({ productId, before: of(before, productId), after: of(after, productId) }))
    .filter((one) => !one.before || !one.after || !samePlans(offOf(one.before), offOf(one.after)))
    .map((one) => ({ ...one, productName: (one.after ?? one.before)?.productName ?? '' }))
    .sort((one, other) => (one.productName < other.productName ? -1 : 1))
  return { changes, membersBefore: before.members, membersAfter: after.members }
}

const offOf = ({ plansOff }: GroupProductThen) => plansOff.map(({ id }) => id)
