import { may, refusalFor } from '@latchkey/core/authorization/may'
import { becomings } from '@latchkey/core/entitlement/becoming'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import type { Portal } from '../../portal.ts'
import { type AccessPreview, accessPreview, type Becoming } from '../access-preview.views.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'
import { eachHolder, heldGrants } from '../grants.store.ts'
import { effectOfGrants, type GrantChange } from '../preview-access.ts'

const loses: Becoming = { becomes: becomings.loses, endsAt: null }

/** What everybody who has a package would lose with it if it were gone now, and what follows for licenses. Changes nothing. */
export async function previewRetirement(portal: Portal, accessPackageId: AccessPackageId): Promise<AccessPreview> {
  const db = portal.db.read
  const found = await packageById(db, accessPackageId)
  if (!may(portal.actor, 'accessPackage.retire', await factsOfCatalog(db, found.catalogId)))
    throw refusalFor(portal.actor, 'accessPackage.retire')
  const becoming = new Map<UserId, Becoming>()
  async function* everything(): AsyncGenerator<GrantChange> {
    for await (const holders of eachHolder(db, found.id)) {
      for (const { userId } of holders) becoming.set(userId, loses)
      const ids = holders.map(({ assignmentId }) => assignmentId)
      yield { missing: [], surplus: await heldGrants(db, ids) }
    }
  }
  return accessPreview(await effectOfGrants(portal, everything()), becoming)
}
