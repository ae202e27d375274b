import { roles } from '@latchkey/core/authorization/roles'
import { objectionsToGroupRole } from '@latchkey/core/directory/role-group'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { roleField } from './assign-role.ts'
import { beginGroupRole, rolesOfGroup } from './group-roles.store.ts'
import { groupById } from './groups.store.ts'

/** Which directory role the members of which group have. */
export const GroupRoleFields = z.object({ groupId: idOf('a group'), role: roleField })

/** A Global Administrator lets the members of a group have a directory role, from their next request on. */
export const addGroupRole = operation('group.setRoles', GroupRoleFields, async (portal, tx, { groupId, role }) => {
  const group = await groupById(tx, groupId)
  must(portal, 'group.setRoles')
  const given = (await rolesOfGroup(tx, group.id)).some((one) => one.role === role)
  insist(objectionsToGroupRole, { role, given, assignable: group.isAssignableToRole })
  await beginGroupRole(portal, tx, group.id, role)
  await record(portal, tx, [
    {
      activity: 'group.roleAdded',
      target: { type: 'group', id: group.id, name: group.displayName },
      related: [{ type: 'role', id: role, name: roles[role].title }],
    },
  ])
})
