import { CreateUser } from '@latchkey/services/directory/create-user'
import { optionalLine } from '@latchkey/services/fields'
import type { Portal } from '@latchkey/services/portal'
import type { z } from 'zod'
import { namedPerson } from './named-person.ts'

/** What the form of a user sends: the properties, with the manager by name. */
export const UserForm = CreateUser.omit({ managerId: true }).extend({ manager: optionalLine(256) })

/** The properties of a user as operations take them. Refuses where nobody is called like the manager. */
export async function propertiesOf(portal: Portal, { manager, ...properties }: z.output<typeof UserForm>) {
  return { ...properties, managerId: await namedPerson(portal, 'manager', manager) }
}
