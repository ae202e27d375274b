import { changeRoleList, roleNamesOf } from '@latchkey/core/applications/role-list'
import type { ApplicationId } from '@latchkey/core/ids'
import { z } from 'zod'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { saveRoles } from './app-roles.store.ts'
import { applicationFields } from './application-fields.ts'
import { insertApplication } from './applications.store.ts'

/** What an administrator fills in for a new application. */
export const CreateApplication = z.object(applicationFields)

/** Adds an application with its roles; nobody has it yet. Returns its id. */
export const createApplication = operation('application.create', CreateApplication, async (portal, tx, input) => {
  must(portal, 'application.create')
  const { roles, ...details } = input
  const id: ApplicationId = portal.newId()
  await insertApplication(tx, { id, ...details, createdAt: portal.now(), deletedAt: null, revision: 0 })
  await saveRoles(portal, tx, id, changeRoleList([], roles))
  await record(portal, tx, [
    {
      activity: 'application.created',
      target: { type: 'application', id, name: details.displayName },
      details: { homepageUrl: details.homepageUrl, roles: roleNamesOf(roles) },
    },
  ])
  return id
})
