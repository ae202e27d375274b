import { type ApproverPart, principalOf } from '@latchkey/core/entitlement/approval'
import type { UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { stillNamed } from './approvers.store.ts'
import { delegatesOf } from './delegations.store.ts'
import type { LoadedRequest } from './requests.store.ts'
import { rosterOf } from './roster.store.ts'
import type { StoredVoice } from './voices.store.ts'

/**
 * The voices for which a stage waits in vain: of those who are not among the people any more whom the stage names, and of delegates whose
 * delegation is over. The terms are those that the request was sent under; who fills a role in them is of this moment. Looks at many requests
 * share a roster.
 */
export async function voicesGone(
  portal: Portal,
  db: Queries,
  request: LoadedRequest,
  voices: readonly StoredVoice[],
  roster = rosterOf(db),
): Promise<readonly StoredVoice[]> {
  const waiting = voices.filter(({ waiting }) => waiting)
  const named: Record<ApproverPart, ReadonlySet<UserId>> = {
    primary: await stillNamed(roster, request, 'primary', principalsIn(waiting, 'primary')),
    alternate: await stillNamed(roster, request, 'alternate', principalsIn(waiting, 'alternate')),
  }
  const delegating = waiting.flatMap(({ forUserId }) => forUserId ?? [])
  const delegates = delegating.length > 0 ? await delegatesOf(portal, db, delegating, request) : []
  const holds = ({ userId, forUserId }: StoredVoice) =>
    forUserId === null || delegates.some((one) => one.userId === userId && one.forUserId === forUserId)
  return waiting.filter((voice) => !named[voice.part].has(principalOf(voice)) || !holds(voice))
}

const principalsIn = (voices: readonly StoredVoice[], part: ApproverPart): readonly UserId[] =>
  voices.filter((voice) => voice.part === part).map(principalOf)

/** The voices of a stage as they count now: for those who are gone it does not wait. */
export function without(voices: readonly StoredVoice[], gone: readonly StoredVoice[]): readonly StoredVoice[] {
  const ids = new Set(gone.map(({ id }) => id))
  return voices.map((voice) => (ids.has(voice.id) ? { ...voice, waiting: false } : voice))
}
