import { objectionsToApplicationDeletion } from '@latchkey/core/applications/deletion'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { packagesGiving, takeOutOfCatalogs } from '../directory/packages.store.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { applicationById, endOwners, saveApplication } from './applications.store.ts'
import { endAssignmentsOf } from './assignments.store.ts'

/** Which application is deleted. */
export const DeleteApplication = z.object({ applicationId: idOf('an application') })

/** An administrator deletes an application that no access package gives: everybody loses it, its row stays for the history. */
export const deleteApplication = operation('application.delete', DeleteApplication, async (portal, tx, input) => {
  const application = await applicationById(tx, input.applicationId)
  must(portal, 'application.delete')
  const packages = (await packagesGiving(tx, 'application', application.id)).length
  insist(objectionsToApplicationDeletion, { packages })
  await endAssignmentsOf(portal, tx, application.id)
  await endOwners(portal, tx, application.id)
  await takeOutOfCatalogs(portal, tx, 'application', application.id)
  await saveApplication(tx, application, { deletedAt: portal.now() })
  await record(portal, tx, [
    {
      activity: 'application.deleted',
      target: { type: 'application', id: application.id, name: application.displayName },
    },
  ])
})
