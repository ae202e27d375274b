import { objectionsToOwnerAddition } from '@latchkey/core/directory/owner'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { personChosen } from '../directory/person-chosen.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { applicationById, beginOwner, factsOfApplication, ownerIdsOf } from './applications.store.ts'

/** Who becomes an owner of which application. */
export const AddApplicationOwner = z.object({ applicationId: idOf('an application'), userId: idOf('a person') })

/** An administrator or owner makes somebody of the organization an owner of an application. */
export const addApplicationOwner = operation('application.addOwner', AddApplicationOwner, async (portal, tx, input) => {
  const application = await applicationById(tx, input.applicationId)
  must(portal, 'application.addOwner', await factsOfApplication(tx, application.id, portal.actor))
  const user = await personChosen(tx, input.userId)
  const owners = await ownerIdsOf(tx, application.id)
  insist(objectionsToOwnerAddition, {
    alreadyOwner: owners.includes(user.id),
    enabled: user.accountEnabled,
    userType: user.userType,
    owners: owners.length,
  })
  await beginOwner(portal, tx, application.id, user.id)
  await record(portal, tx, [
    {
      activity: 'application.ownerAdded',
      target: { type: 'application', id: application.id, name: application.displayName },
      subjectId: user.id,
      related: [{ type: 'user', id: user.id, name: user.displayName }],
    },
  ])
})
