import type { Voice } from '@latchkey/core/entitlement/approval'
import type { UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { type Happening, record } from '../record.ts'
import { lettersToApprovers, type Turn } from './approval-letters.ts'
import { delegatesOf } from './delegations.store.ts'
import type { LoadedRequest } from './requests.store.ts'
import { addVoices } from './voices.store.ts'

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
  const { stage, approvers, part } = turn
  const voices: readonly Voice[] = [
    ...approvers.map((userId) => ({ userId, forUserId: null, part })),
    ...(await delegatesOf(portal, tx, approvers, request)).map((voice) => ({ ...voice, part })),
  ]
  const fresh = await addVoices(portal, tx, request.id, stage, voices)
  const asked = [...new Set(fresh.map(({ userId }) => userId))]
  await record(portal, tx, happenings, await lettersToApprovers(portal, tx, request, turn, fresh))
  return asked
}
