import { idOf } from '@latchkey/core/authorization/actor'
import { may, refusalFor } from '@latchkey/core/authorization/may'
import type { ProductId, UserId } from '@latchkey/core/ids'
import { missingTo } from '@latchkey/core/licensing/missing'
import { type TakesAway, takesAway } from '@latchkey/core/licensing/takes-away'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { productSupersedes, products } from '@latchkey/schema/tables/licensing'
import { asc, eq } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { type PastSource, sourcesAsOf } from './as-of.store.ts'
import { productById } from './licenses.store.ts'
import { type License, licensesOfUser, type PastLicense } from './licenses.views.ts'
import { usageOfProducts } from './usage.store.ts'
import { type GivingGroup, groupsGiving, type PackageOnTheWay, packagesLeadingTo } from './ways-to-get.store.ts'

/** Why somebody has a product or has it not, what would take it away, and what is missing. */
export interface WhyLicense {
  readonly user: { readonly id: UserId; readonly displayName: string }
  readonly product: { readonly id: ProductId; readonly displayName: string; readonly skuPartNumber: string }
  /** Null where there is no reason for it. */
  readonly license: License | null
  /** What is missing, in sentences; nothing where it works. */
  readonly missing: readonly string[]
  /** Null where there is nothing to take away. */
  readonly takesAway: TakesAway | null
  readonly usage: { readonly units: number; readonly held: number; readonly waiting: number }
  /** The groups that give it, for who may read groups. */
  readonly groups: readonly GivingGroup[]
  /** What they may request to get it. */
  readonly packages: readonly PackageOnTheWay[]
  /** The last license or place in line that has ended, where they have none now, and the reasons that it had. */
  readonly last: (PastLicense & { readonly sources: readonly PastSource[] }) | null
}

/** Why somebody has a product, or why not. Refuses with notFound who may not read their licenses. */
export async function whyLicense(portal: Portal, userId: UserId, productId: ProductId): Promise<WhyLicense> {
  const { licenses, past } = await licensesOfUser(portal, userId)
  const db = portal.db.read
  const [user, product] = [await personById(db, userId), await productById(db, productId)]
  const license = licenses.find((one) => one.productId === productId) ?? null
  const ended = license === null ? past.find((one) => one.productId === productId) : undefined
  const usage = (await usageOfProducts(db, [productId])).get(productId) ?? { units: 0, held: 0, waiting: 0 }
  const packages = await packagesLeadingTo(db, productId, user)
  const mayReadProducts = may(portal.actor, 'product.read')
  // Whoever may not read the catalog learns of a product only what concerns them.
  if (!mayReadProducts && license === null && ended === undefined && packages.length === 0) throw notFound('product')
  const { displayName, allowedCountries } = product
  const country = license?.country ?? user.usageLocation ?? portal.settings.country
  const common = { product: displayName, allowedCountries }
  return {
    user: { id: user.id, displayName: user.displayName },
    product: { id: productId, displayName, skuPartNumber: product.skuPartNumber },
    license,
    missing: missingTo({
      ...common,
      ...(license ?? { state: null, error: null, heldBack: [], position: null }),
      supersededBy: license?.supersededBy?.name ?? null,
      country,
      units: usage.units,
      held: usage.held,
    }),
    takesAway: license && takesAway({ ...common, ...license, betterProducts: await betterThan(db, productId) }),
    usage: { units: usage.units, held: usage.held, waiting: usage.waiting },
    groups: may(portal.actor, 'group.read') ? await groupsGiving(db, productId) : [],
    packages,
    last: ended ? { ...ended, sources: await sourcesOfPast(portal, userId, ended) } : null,
  }
}

/** Why the one who is signed in has a product, or why not. Refuses with notFound where it does not concern them. */
export async function whyMyLicense(portal: Portal, productId: ProductId): Promise<WhyLicense> {
  const userId = idOf(portal.actor)
  if (userId === null) throw refusalFor(portal.actor)
  return whyLicense(portal, userId, productId)
}

async function personById(db: Queries, id: UserId) {
  const [user] = await db
    .select({
      id: users.id,
      displayName: users.displayName,
      userType: users.userType,
      usageLocation: users.usageLocation,
    })
    .from(users)
    .where(eq(users.id, id))
  if (!user) throw notFound('user')
  return user
}

async function betterThan(db: Queries, productId: ProductId): Promise<readonly string[]> {
  const rows = await db
    .select({ name: products.displayName })
    .from(productSupersedes)
    .innerJoin(products, eq(products.id, productSupersedes.productId))
    .where(eq(productSupersedes.supersededId, productId))
    .orderBy(asc(products.displayName), asc(products.id))
  return rows.map(({ name }) => name)
}

/** The reasons for a license that has ended: they end a little before it. One whose plans changed meanwhile is told once, as it was last. */
async function sourcesOfPast(portal: Portal, userId: UserId, { productId, queuedAt, endedAt }: PastLicense) {
  const found = await sourcesAsOf(portal, [userId], { from: queuedAt, to: endedAt }, productId)
  const wayOf = ({ path }: PastSource) => path.map(({ id }) => id).join(' ')
  const inOrder = [...found].sort((one, other) => one.since.getTime() - other.since.getTime())
  return [...new Map(inOrder.map((source) => [wayOf(source), source])).values()]
}
