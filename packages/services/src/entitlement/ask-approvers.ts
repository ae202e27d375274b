import type { UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { requestApprovers } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { type Happening, record } from '../record.ts'
import type { LoadedRequest } from './requests.store.ts'

/** Has a stage of a request, counted from 0, wait for these people until it lapses, and writes to them. */
export async function askApprovers(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  turn: { readonly stage: number; readonly dueAt: Date; readonly approvers: readonly UserId[] },
  happenings: readonly Happening[] = [],
): Promise<void> {
  const { stage, dueAt, approvers } = turn
  const askedAt = portal.now()
  await tx
    .insert(requestApprovers)
    .values(
      approvers.map((userId) => ({
        id: portal.newId(),
        requestId: request.id,
        stage,
        userId,
        askedAt,
        waiting: true,
      })),
    )
    // Somebody who was asked for this stage before, and was disabled meanwhile, is asked again.
    .onConflictDoUpdate({
      target: [requestApprovers.requestId, requestApprovers.stage, requestApprovers.userId],
      set: { askedAt, waiting: true },
    })
  const data = {
    requestor: request.targetName,
    requestorDetail: await workOf(tx, request.targetId),
    packageName: request.packageName,
    justification: request.justification,
    stage: stage + 1,
    stages: request.terms.stages.length,
    dueAt,
    url: pageAddress(portal, 'my-access', `/approvals/${request.id}`),
  }
  await record(
    portal,
    tx,
    happenings,
    approvers.map((to) => ({ template: 'approvalNeeded', to, data }) as const),
  )
}

const work = prepared((db) =>
  db
    .select({ jobTitle: users.jobTitle, department: users.department })
    .from(users)
    .where(eq(users.id, given('userId'))),
)

async function workOf(tx: Transaction, userId: UserId): Promise<string> {
  const [user] = await work(tx, { userId })
  return [user?.jobTitle, user?.department].filter(Boolean).join(', ')
}
