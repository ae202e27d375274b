import type { ApproverPart, Voice } from '@latchkey/core/entitlement/approval'
import type { UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { eq } from 'drizzle-orm'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { type Happening, record } from '../record.ts'
import { delegatesOf } from './delegations.store.ts'
import type { LoadedRequest } from './requests.store.ts'
import { addVoices } from './voices.store.ts'

/** Who is to be asked, for which stage, counted from 0, and until when. */
export interface Turn {
  readonly stage: number
  readonly dueAt: Date
  readonly approvers: readonly UserId[]
  readonly part: ApproverPart
}

/**
 * Has a stage of a request wait for these people and their delegates until it lapses, and writes to them. Returns everybody who was
 * asked now, each once; nobody who is asked already is asked again.
 */
export async function askApprovers(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  turn: Turn,
  happenings: readonly Happening[] = [],
): Promise<readonly UserId[]> {
  const { stage, dueAt, approvers, part } = turn
  const voices: readonly Voice[] = [
    ...approvers.map((userId) => ({ userId, forUserId: null, part })),
    ...(await delegatesOf(portal, tx, approvers, request)).map((voice) => ({ ...voice, part })),
  ]
  const fresh = await addVoices(portal, tx, request.id, stage, voices)
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
  const asked = [...new Set(fresh.map(({ userId }) => userId))]
  await record(
    portal,
    tx,
    happenings,
    asked.map((to) => ({ template: 'approvalNeeded', to, data }) as const),
  )
  return asked
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
