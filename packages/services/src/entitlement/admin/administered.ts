import { may } from '@latchkey/core/authorization/may'
import type { AccessPackageId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Portal } from '../../portal.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, type StoredPackage } from '../catalogs.store.ts'

/** A package that the one who acts may look at as an administrator, which its requestors and holders may not; else notFound. */
export async function administered(portal: Portal, packageId: AccessPackageId): Promise<StoredPackage> {
  const db = portal.db.read
  const found = await packageById(db, packageId)
  if (!may(portal.actor, 'accessPackage.read', await factsOfCatalog(db, found.catalogId)))
    throw notFound('access package')
  return found
}
