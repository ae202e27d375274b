import { writeSync } from 'node:fs'
import type { AccessPackageId, RequestId, UserId } from '@latchkey/core/ids'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { asPerson } from '@latchkey/testing/as-person'
import { databaseAt } from '@latchkey/testing/database-at'
import { portalOver } from '@latchkey/testing/portal-over'
import { processInput } from '@latchkey/testing/processes'
import { eq } from 'drizzle-orm'
import { decideRequest } from '../entitlement/decide-request.ts'
import { giveBackAssignment } from '../entitlement/give-back-assignment.ts'
import { submitRequest } from '../entitlement/submit-request.ts'

/** What a process does until it is killed: people request a package, its approvers approve, every third gives it back. */
export interface Work {
  /** Where the database is. */
  readonly place: string
  readonly packageId: AccessPackageId
  /** One approver for each stage. */
  readonly approverIds: readonly UserId[]
  readonly userIds: readonly UserId[]
}

/** What the process was answered, and so may rely on. One line of JSON each, written before anything else is done. */
export interface Answer {
  readonly did: 'submitted' | 'approved' | 'gaveBack'
  readonly requestId: RequestId
  /** How many stages were approved by then. */
  readonly approved: number
}

const atOnce = 12
const work = await processInput<Work>()
const portal = portalOver(await databaseAt(work.place))
const approvers = await Promise.all(work.approverIds.map((id) => asPerson(portal, id)))
const queue = work.userIds.map((userId, nth) => ({ userId, givesBack: nth % 3 === 0 }))

await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await wholeWay(next.userId, next.givesBack)
  }),
)
await portal.db.close()

async function wholeWay(userId: UserId, givesBack: boolean): Promise<void> {
  const person = await asPerson(portal, userId)
  const requestId = await submitRequest(person, { accessPackageId: work.packageId })
  say({ did: 'submitted', requestId, approved: 0 })
  for (const [stage, approver] of approvers.entries()) {
    await decideRequest(approver, { requestId, stage, verdict: 'approve', reason: '' })
    say({ did: 'approved', requestId, approved: stage + 1 })
  }
  if (!givesBack) return
  const [held] = await portal.db.read
    .select({ id: assignments.id })
    .from(assignments)
    .where(eq(assignments.requestId, requestId))
  await giveBackAssignment(person, { assignmentId: held?.id ?? '' })
  say({ did: 'gaveBack', requestId, approved: approvers.length })
}

/** Writes past every buffer of the process, so that what was answered is out when it is killed. */
function say(answer: Answer): void {
  writeSync(1, `${JSON.stringify(answer)}\n`)
}
