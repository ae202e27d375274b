import { changerOf } from '@latchkey/core/directory/account'
import type { ImportPreview, ImportReport } from '@latchkey/core/imports/report'
import type { PlannedUser } from '@latchkey/core/imports/user-values'
import { nameKey, readUsers, type UsersFile } from '@latchkey/core/imports/users-file'
import { planUsers, type UsersPlan, userChanges, usersReport } from '@latchkey/core/imports/users-plan'
import type { Queries, Transaction } from '@latchkey/schema/database'
import type { z } from 'zod'
import { inChunks } from '../chunks.ts'
import { disableWithin } from '../directory/disable-user.ts'
import { placeGuests } from '../directory/organizations/organizations.store.ts'
import { peopleChanged } from '../directory/people-changed.ts'
import { must, operation, parse } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { importFile, type Progress, unwatched } from './import-file.ts'
import { previewOf } from './preview.ts'
import { importedEvent } from './report-event.ts'
import { userEvents } from './user-events.ts'
import { everybody, parkNames, saveUsers } from './users.store.ts'

/** A list of users; managers are named by employee id, in any order. */
export const ImportUsers = importFile('users', readUsers)

/** The import of users, telling somebody how far it has come. */
export const importUsersTelling = (progress: Progress) =>
  operation('import.users', ImportUsers, async (portal, tx, { fileName, file }): Promise<ImportReport> => {
    must(portal, 'import.users')
    const plan = await planFor(portal, tx, file)
    const report = usersReport(plan)
    await keep(portal, tx, plan, progress)
    await record(portal, tx, [importedEvent(portal, report, fileName)])
    return report
  })

/**
 * Brings users to the state of a file. Good rows are taken, bad ones reported; the same file again changes nothing, and
 * who is not in the file stays as they are. New users have no password: an administrator gives them one. Refuses with
 * `notAUsersFile`.
 */
export const importUsers = importUsersTelling(unwatched)

/** What `importUsers` would do with a file now, without doing it. */
export async function previewUsers(portal: Portal, input: z.input<typeof ImportUsers>): Promise<ImportPreview> {
  must(portal, 'import.users')
  const { file } = parse(ImportUsers, input)
  const plan = await planFor(portal, portal.db.read, file)
  return previewOf(usersReport(plan), userChanges(plan))
}

const planFor = async (portal: Portal, db: Queries, file: UsersFile): Promise<UsersPlan> =>
  planUsers({ file, stored: await everybody(db), by: changerOf(portal.actor), newId: () => portal.newId() })

async function keep(
  portal: Portal,
  tx: Transaction,
  { created, updated }: UsersPlan,
  progress: Progress,
): Promise<void> {
  const disabled = updated.filter(isDisabling)
  const total = created.length + updated.length
  let done = 0
  progress(done, total)
  await parkNames(tx, namesToPark([...created, ...updated]))
  // Who gives up a name is written before the one who takes it over.
  for (const planned of [updated.map(stillEnabled).filter(({ before, after }) => differs(before, after)), created])
    await inChunks(planned, async (chunk) => {
      await saveUsers(tx, chunk, portal.now())
      await placeGuests(
        portal,
        tx,
        chunk.map(({ id }) => id),
      )
      await record(portal, tx, chunk.flatMap(userEvents))
      done += chunk.length
      progress(done, total)
    })
  for (const { id } of disabled) await disableWithin(portal, tx, id)
  await inChunks([...updated, ...created], (chunk) =>
    peopleChanged(
      portal,
      tx,
      chunk.map(({ id }) => id),
    ),
  )
  progress(total, total)
}

const isDisabling = ({ before, after }: PlannedUser): boolean =>
  before?.accountEnabled === true && !after.accountEnabled

/** The user without being disabled, which has consequences of its own. */
const stillEnabled = (planned: PlannedUser): PlannedUser =>
  isDisabling(planned) ? { ...planned, after: { ...planned.after, accountEnabled: true } } : planned

const differs = (before: PlannedUser['before'], after: PlannedUser['after']): boolean =>
  (Object.keys(after) as (keyof typeof after)[]).some((key) => before?.[key] !== after[key])

/** Users whose present name somebody else takes over. */
function namesToPark(planned: readonly PlannedUser[]): readonly string[] {
  const takers = new Map(planned.map(({ id, after }) => [nameKey(after.userPrincipalName), id]))
  return planned.flatMap(({ id, before }) => {
    const taker = before && takers.get(nameKey(before.userPrincipalName))
    return taker && taker !== id ? [id] : []
  })
}
