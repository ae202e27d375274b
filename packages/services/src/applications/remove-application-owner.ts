import { byRole } from '@latchkey/core/authorization/may'
import { objectionsToOwnerRemoval } from '@latchkey/core/directory/owner'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { userById } from '../directory/users.store.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { applicationById, endOwners, factsOfApplication, ownerIdsOf } from './applications.store.ts'

/** Who is no longer an owner of which application. */
export const RemoveApplicationOwner = z.object({ applicationId: idOf('an application'), userId: idOf('a person') })

/** An administrator or owner takes the ownership of an application from somebody. Owners never remove the last one. */
export const removeApplicationOwner = operation(
  'application.removeOwner',
  RemoveApplicationOwner,
  async (portal, tx, input) => {
    const application = await applicationById(tx, input.applicationId)
    must(portal, 'application.removeOwner', await factsOfApplication(tx, application.id, portal.actor))
    const user = await userById(tx, input.userId)
    const owners = await ownerIdsOf(tx, application.id)
    insist(objectionsToOwnerRemoval, {
      direct: owners.includes(user.id),
      packages: [],
      left: owners.filter((id) => id !== user.id).length,
      asOwner: !byRole(portal.actor, 'application.removeOwner'),
    })
    await endOwners(portal, tx, application.id, user.id)
    await record(portal, tx, [
      {
        activity: 'application.ownerRemoved',
        target: { type: 'application', id: application.id, name: application.displayName },
        subjectId: user.id,
        related: [{ type: 'user', id: user.id, name: user.displayName }],
      },
    ])
  },
)
