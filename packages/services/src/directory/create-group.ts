import { groupKinds } from '@latchkey/core/directory/group'
import { objectionsToGroupDetails } from '@latchkey/core/directory/group-details'
import type { GroupId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { tick } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { groupFields } from './group-fields.ts'
import { insertGroup, nicknameTaken } from './groups.store.ts'
import { insistRoleGroup } from './insist-role-group.ts'

/** What an administrator fills in for a new group. */
export const CreateGroup = z.object({
  kind: z.enum(groupKinds, { error: 'Choose security or Microsoft 365.' }),
  ...groupFields,
  /** Whether its members are to have directory roles; that cannot be changed later (Microsoft Entra). */
  isAssignableToRole: tick().default(false),
})

/** Adds a group without members and owners. Returns its id. */
export const createGroup = operation('group.create', CreateGroup, async (portal, tx, input) => {
  must(portal, 'group.create')
  insistRoleGroup(portal, input)
  const id: GroupId = portal.newId()
  insist(objectionsToGroupDetails, { ...input, nicknameTaken: await nicknameTaken(tx, input.mailNickname, id) })
  await insertGroup(tx, { id, ...input, createdAt: portal.now(), deletedAt: null, revision: 0 })
  await record(portal, tx, [
    {
      activity: 'group.created',
      target: { type: 'group', id, name: input.displayName },
      details: {
        kind: input.kind,
        mailNickname: input.mailNickname,
        ...(input.isAssignableToRole ? { isAssignableToRole: true } : {}),
      },
    },
  ])
  return id
})
