import { may } from '@latchkey/core/authorization/may'
import type { AccessPackageId } from '@latchkey/core/ids'
import { z } from 'zod'
import { idOf, line } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'
import { insistRolePackage } from '../insist-role-package.ts'
import { insistRoomFor } from '../limits.store.ts'
import { copyPackageEdges } from './duplicate-package.store.ts'
import { addPackage } from './packages.store.ts'

/** Which access package is made once more, and how the new one is called. */
export const DuplicatePackage = z.object({ accessPackageId: idOf('an access package'), displayName: line('a name') })

/**
 * Makes a package like another one in the same catalog: with its roles, its policies and what it does not go together with. It is
 * hidden, so that nobody finds it before it has been looked over. A policy that assigns by itself is copied by those alone who may set its
 * rule, and is off. Returns its id.
 */
export const duplicatePackage = operation('accessPackage.create', DuplicatePackage, async (portal, tx, input) => {
  const model = await packageById(tx, input.accessPackageId)
  const facts = await factsOfCatalog(tx, model.catalogId)
  must(portal, 'accessPackage.create', facts)
  await insistRolePackage(portal, tx, model.id)
  await insistRoomFor(tx, 'accessPackages')
  const id: AccessPackageId = portal.newId()
  await addPackage(tx, {
    id,
    catalogId: model.catalogId,
    displayName: input.displayName,
    description: model.description,
    isHidden: true,
    retiresAt: null,
    createdAt: portal.now(),
    deletedAt: null,
    revision: 0,
  })
  const copied = await copyPackageEdges(portal, tx, model.id, id, may(portal.actor, 'assignmentPolicy.setRule', facts))
  await insistRoomFor(tx, 'policies', 0)
  await record(portal, tx, [
    {
      activity: 'accessPackage.created',
      target: { type: 'accessPackage', id, name: input.displayName },
      related: [{ type: 'accessPackage', id: model.id, name: model.displayName }],
      details: { duplicateOf: model.displayName, ...copied },
    },
  ])
  return id
})
