import { z } from 'zod'
import { idOf, revision, tick, whole } from '../fields.ts'
import { relicenseWide } from '../licensing/relicense-wide.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { insistFresh } from '../stale.ts'
import { changesBetween } from './changes.ts'
import { groupById, saveGroup } from './groups.store.ts'

/** How the licenses of a group are given. */
export const SetGroupLicensing = z.object({
  groupId: idOf('a group'),
  revision: revision(),
  licensesReachNested: tick(),
  licensePriority: whole(0, 1000),
})

/** A license administrator says whether a group's licenses reach members of groups inside it, and where its members stand in line. */
export const setGroupLicensing = operation('group.setLicensing', SetGroupLicensing, async (portal, tx, input) => {
  const { groupId, revision: shown, ...properties } = input
  const group = await groupById(tx, groupId)
  must(portal, 'group.setLicensing')
  insistFresh(shown, group.revision)
  const changes = changesBetween(group, properties)
  if (Object.keys(changes).length === 0) return null
  await saveGroup(tx, group, properties)
  const target = { type: 'group', id: group.id, name: group.displayName } as const
  await record(portal, tx, [{ activity: 'group.licensingSet', target, details: { changes } }])
  const outcome = await relicenseWide(portal, tx, {
    kind: 'groupLicenses',
    groupId: group.id,
    cause: `How ${group.displayName} gives its licenses was changed`,
    target,
  })
  return outcome.runId
})
