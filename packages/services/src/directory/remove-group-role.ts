import { roles } from '@latchkey/core/authorization/roles'
import { objectionsToGroupRoleRemoval } from '@latchkey/core/directory/role-group'
import { insist } from '@latchkey/core/objection'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { GroupRoleFields } from './add-group-role.ts'
import { endGroupRoles, rolesOfGroup } from './group-roles.store.ts'
import { groupById } from './groups.store.ts'
import { insistAdministratorLeft } from './insist-role-group.ts'

/** A Global Administrator takes a directory role from the members of a group; whoever has it for another reason keeps it. */
export const removeGroupRole = operation('group.setRoles', GroupRoleFields, async (portal, tx, { groupId, role }) => {
  const group = await groupById(tx, groupId)
  must(portal, 'group.setRoles')
  const given = (await rolesOfGroup(tx, group.id)).some((one) => one.role === role)
  insist(objectionsToGroupRoleRemoval, { given })
  await endGroupRoles(portal, tx, group.id, role)
  await insistAdministratorLeft(tx, group)
  await record(portal, tx, [
    {
      activity: 'group.roleRemoved',
      target: { type: 'group', id: group.id, name: group.displayName },
      related: [{ type: 'role', id: role, name: roles[role].title }],
    },
  ])
})
