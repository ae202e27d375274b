import type { PolicyTerms } from '@latchkey/core/entitlement/policy'
import type { CatalogId, ExtensionId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { accessPackages, assignmentPolicies } from '@latchkey/schema/tables/entitlement'
import { callouts, customExtensions } from '@latchkey/schema/tables/extensions'
import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'

/** A custom extension as it is stored. */
export type StoredExtension = typeof customExtensions.$inferSelect

/** A custom extension that has not been deleted; refuses with notFound. */
export async function extensionById(db: Queries, id: ExtensionId): Promise<StoredExtension> {
  const [extension] = await db
    .select()
    .from(customExtensions)
    .where(and(eq(customExtensions.id, id), isNull(customExtensions.deletedAt)))
  if (!extension) throw notFound('custom extension')
  return extension
}

/** Adds a custom extension. */
export async function addExtension(tx: Transaction, row: StoredExtension): Promise<void> {
  await tx.insert(customExtensions).values(row)
}

/** Keeps what changed of a custom extension; the revision counts up. */
export async function saveExtension(
  tx: Transaction,
  extension: StoredExtension,
  changes: Partial<StoredExtension>,
): Promise<void> {
  await tx
    .update(customExtensions)
    .set({ ...changes, revision: extension.revision + 1 })
    .where(eq(customExtensions.id, extension.id))
}

/** A policy that calls an extension, with its package. */
export interface CallingPolicy {
  readonly id: string
  readonly displayName: string
  readonly accessPackageId: string
  readonly packageName: string
  readonly terms: PolicyTerms
}

/** The policies of a catalog that call an extension. An extension is called by the policies of its own catalog only. */
export async function policiesCalling(
  db: Queries,
  extension: { readonly id: ExtensionId; readonly catalogId: CatalogId },
): Promise<readonly CallingPolicy[]> {
  const rows = await db
    .select({
      id: assignmentPolicies.id,
      displayName: assignmentPolicies.displayName,
      accessPackageId: accessPackages.id,
      packageName: accessPackages.displayName,
      terms: assignmentPolicies.terms,
    })
    .from(assignmentPolicies)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentPolicies.accessPackageId))
    .where(
      and(
        eq(accessPackages.catalogId, extension.catalogId),
        isNull(accessPackages.deletedAt),
        isNull(assignmentPolicies.deletedAt),
      ),
    )
    .orderBy(asc(accessPackages.displayName), asc(assignmentPolicies.displayName), asc(assignmentPolicies.id))
  return rows.filter(({ terms }) => terms.callouts.some(({ extensionId }) => extensionId === extension.id))
}

/** How many calls of an extension are yet to be sent or answered. */
export async function openCallsOf(db: Queries, extensionId: ExtensionId): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(callouts)
    .where(and(eq(callouts.extensionId, extensionId), inArray(callouts.state, ['waiting', 'waitingForCallback'])))
  return row?.open ?? 0
}

/** How an extension is called, also after it was deleted. */
export async function nameOfExtension(db: Queries, id: ExtensionId): Promise<string> {
  const [row] = await db
    .select({ displayName: customExtensions.displayName })
    .from(customExtensions)
    .where(eq(customExtensions.id, id))
  return row?.displayName ?? id
}
