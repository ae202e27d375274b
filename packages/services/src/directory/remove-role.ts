import { roles } from '@latchkey/core/authorization/roles'
import { objectionsToRoleRemoval } from '@latchkey/core/directory/role-assignment'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { rolesHeldDirectly, rolesOf } from '../authorization.store.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { roleField } from './assign-role.ts'
import { endRole } from './roles.store.ts'
import { isLastGlobalAdministrator, userById } from './users.store.ts'

/** Who loses which directory role. */
export const RemoveRole = z.object({ userId: idOf('a person'), role: roleField })

/** A Global Administrator takes a directory role from somebody, never from the last Global Administrator who can sign in. */
export const removeRole = operation('role.remove', RemoveRole, async (portal, tx, { userId, role }) => {
  const user = await userById(tx, userId)
  must(portal, 'role.remove')
  const held = await rolesHeldDirectly(tx, user.id)
  insist(objectionsToRoleRemoval, {
    holds: held.includes(role),
    byGroup: !held.includes(role) && (await rolesOf(tx, user.id)).includes(role),
    lastGlobalAdministrator: role === 'globalAdministrator' && (await isLastGlobalAdministrator(tx, user.id)),
  })
  await endRole(portal, tx, user.id, role)
  await record(portal, tx, [
    {
      activity: 'role.removed',
      target: { type: 'role', id: role, name: roles[role].title },
      subjectId: user.id,
      related: [{ type: 'user', id: user.id, name: user.displayName }],
    },
  ])
})
