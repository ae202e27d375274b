import { type Role, roleNames, roles } from '@latchkey/core/authorization/roles'
import { objectionsToRoleGrant } from '@latchkey/core/directory/role-assignment'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { rolesHeldDirectly } from '../authorization.store.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { personChosen } from './person-chosen.ts'
import { beginRole } from './roles.store.ts'

/** One of the directory roles. */
export const roleField = z.enum(roleNames as readonly [Role, ...Role[]], { error: 'Choose a role.' })

/** Who gets which directory role. */
export const AssignRole = z.object({ userId: idOf('a person'), role: roleField })

/** A Global Administrator gives somebody a directory role. It counts from their next request on. */
export const assignRole = operation('role.assign', AssignRole, async (portal, tx, { userId, role }) => {
  must(portal, 'role.assign')
  const user = await personChosen(tx, userId)
  const held = await rolesHeldDirectly(tx, user.id)
  const { accountEnabled: enabled, userType } = user
  insist(objectionsToRoleGrant, { alreadyHolds: held.includes(role), enabled, userType })
  await beginRole(portal, tx, user.id, role)
  await record(portal, tx, [
    {
      activity: 'role.assigned',
      target: { type: 'role', id: role, name: roles[role].title },
      subjectId: user.id,
      related: [{ type: 'user', id: user.id, name: user.displayName }],
    },
  ])
})
