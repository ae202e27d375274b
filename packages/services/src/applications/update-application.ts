import { changeRoleList, objectionsToRoleList, type RoleListChange } from '@latchkey/core/applications/role-list'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { changesBetween } from '../directory/changes.ts'
import { idOf, revision } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { insistFresh } from '../stale.ts'
import { rolesOf, saveRoles } from './app-roles.store.ts'
import { applicationFields } from './application-fields.ts'
import { applicationById, factsOfApplication, saveApplication } from './applications.store.ts'

/** What an administrator or owner changes about an application; what is left out becomes empty. */
export const UpdateApplication = z.object({
  applicationId: idOf('an application'),
  revision: revision(),
  ...applicationFields,
})

/**
 * An administrator or owner changes the details, the switches and the roles of an application. A role that somebody has or had cannot
 * go. Returns the new revision; nothing is kept where nothing differs.
 */
export const updateApplication = operation('application.update', UpdateApplication, async (portal, tx, input) => {
  const { applicationId, revision: shown, roles, ...details } = input
  const application = await applicationById(tx, applicationId)
  must(portal, 'application.update', await factsOfApplication(tx, application.id, portal.actor))
  insistFresh(shown, application.revision)
  const roleChange = changeRoleList(await rolesOf(tx, application.id), roles)
  insist(objectionsToRoleList, roleChange)
  const changes = changesBetween(application, details)
  if (Object.keys(changes).length === 0 && !changesAnything(roleChange)) return application.revision
  await saveRoles(portal, tx, application.id, roleChange)
  await saveApplication(tx, application, details)
  await record(portal, tx, [
    {
      activity: 'application.updated',
      target: { type: 'application', id: application.id, name: details.displayName },
      details: { changes, ...told(roleChange) },
    },
  ])
  return application.revision + 1
})

const changesAnything = ({ added, removed, renamed }: RoleListChange): boolean =>
  added.length + removed.length + renamed.length > 0

const told = ({ added, removed }: RoleListChange) => ({
  ...(added.length > 0 ? { rolesAdded: added } : {}),
  ...(removed.length > 0 ? { rolesRemoved: removed.map(({ displayName }) => displayName) } : {}),
})
