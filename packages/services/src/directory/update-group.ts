import { objectionsToGroupDetails } from '@latchkey/core/directory/group-details'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf, revision } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { insistFresh } from '../stale.ts'
import { changesBetween } from './changes.ts'
import { groupFields } from './group-fields.ts'
import { factsOfGroup, groupById, nicknameTaken, saveGroup } from './groups.store.ts'
import { insistRoleGroup } from './insist-role-group.ts'

/** What an administrator or owner changes about a group; what is left out becomes empty. The kind stays. */
export const UpdateGroup = z.object({ groupId: idOf('a group'), revision: revision(), ...groupFields })

/** An administrator or owner changes the details of a group. Returns the new revision; nothing is kept where nothing differs. */
export const updateGroup = operation('group.update', UpdateGroup, async (portal, tx, input) => {
  const { groupId, revision: shown, ...properties } = input
  const group = await groupById(tx, groupId)
  must(portal, 'group.update', await factsOfGroup(tx, group.id, portal.actor))
  insistRoleGroup(portal, group)
  insistFresh(shown, group.revision)
  const changes = changesBetween(group, properties)
  if (Object.keys(changes).length === 0) return group.revision
  insist(objectionsToGroupDetails, {
    kind: group.kind,
    mailNickname: properties.mailNickname,
    nicknameTaken: await nicknameTaken(tx, properties.mailNickname, group.id),
  })
  await saveGroup(tx, group, properties)
  await record(portal, tx, [
    {
      activity: 'group.updated',
      target: { type: 'group', id: group.id, name: properties.displayName },
      details: { changes },
    },
  ])
  return group.revision + 1
})
