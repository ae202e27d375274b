import type { AccessPackageId, CatalogId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { accessPackages, assignmentPolicies, catalogs } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull } from 'drizzle-orm'

/** A catalog as it is stored. */
export type StoredCatalog = typeof catalogs.$inferSelect
/** An access package as it is stored. */
export type StoredPackage = typeof accessPackages.$inferSelect
/** An assignment policy as it is stored. */
export type StoredPolicy = typeof assignmentPolicies.$inferSelect

const liveCatalog = prepared((db) =>
  db
    .select()
    .from(catalogs)
    .where(and(eq(catalogs.id, given('id')), isNull(catalogs.deletedAt))),
)

const livePackage = prepared((db) =>
  db
    .select()
    .from(accessPackages)
    .where(and(eq(accessPackages.id, given('id')), isNull(accessPackages.deletedAt))),
)

const livePolicies = prepared((db) =>
  db
    .select()
    .from(assignmentPolicies)
    .where(and(eq(assignmentPolicies.accessPackageId, given('packageId')), isNull(assignmentPolicies.deletedAt)))
    .orderBy(asc(assignmentPolicies.createdAt), asc(assignmentPolicies.id)),
)

/** A catalog that has not been deleted; refuses with notFound. */
export async function catalogById(db: Queries, id: CatalogId): Promise<StoredCatalog> {
  const [catalog] = await liveCatalog(db, { id })
  if (!catalog) throw notFound('catalog')
  return catalog
}

/** An access package that has not been deleted; refuses with notFound. */
export async function packageById(db: Queries, id: AccessPackageId): Promise<StoredPackage> {
  const [found] = await livePackage(db, { id })
  if (!found) throw notFound('access package')
  return found
}

/** A policy that has not been deleted; refuses with notFound. */
export async function policyById(db: Queries, id: string): Promise<StoredPolicy> {
  const [policy] = await db
    .select()
    .from(assignmentPolicies)
    .where(and(eq(assignmentPolicies.id, id), isNull(assignmentPolicies.deletedAt)))
  if (!policy) throw notFound('policy')
  return policy
}

/** The policies of a package, oldest first. */
export async function policiesOf(db: Queries, packageId: AccessPackageId): Promise<readonly StoredPolicy[]> {
  return livePolicies(db, { packageId })
}
