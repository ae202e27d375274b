import { asPerson } from '@latchkey/testing/as-person'
import { databaseAt } from '@latchkey/testing/database-at'
import { portalOver } from '@latchkey/testing/portal-over'
import { processInput } from '@latchkey/testing/processes'
import { giveBackAssignment } from '../entitlement/give-back-assignment.ts'
import { submitRequest } from '../entitlement/submit-request.ts'

/** What one of several processes does for its share of the people, all at once. */
export interface Share {
  readonly place: string
  readonly ask?: { readonly packageId: string; readonly userIds: readonly string[] }
  readonly leave?: readonly { readonly userId: string; readonly assignmentId: string }[]
}

const share = await processInput<Share>()
const portal = portalOver(await databaseAt(share.place))
const asking = (share.ask?.userIds ?? []).map(async (userId) =>
  submitRequest(await asPerson(portal, userId), { accessPackageId: share.ask?.packageId ?? '' }),
)
const leaving = (share.leave ?? []).map(async ({ userId, assignmentId }) =>
  giveBackAssignment(await asPerson(portal, userId), { assignmentId }),
)
const answered = await Promise.all([...asking, ...leaving])
await portal.db.close()
process.stdout.write(`${JSON.stringify(answered.length)}\n`)
