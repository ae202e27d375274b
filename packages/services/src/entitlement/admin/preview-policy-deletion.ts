import { becomings } from '@latchkey/core/entitlement/becoming'
import type { PolicyId } from '@latchkey/core/ids'
import type { Portal } from '../../portal.ts'
import { type AccessPreview, accessPreview } from '../access-preview.views.ts'
import { endOfLettingGo, heldUntilLetGo } from '../automatic/let-go.ts'
import { holdersUnder } from '../automatic/standings.store.ts'
import { effectOfAssigning, sealOf } from '../effect-of-assigning.ts'
import { type Holder, liveHoldersCount } from '../grants.store.ts'
import { policyToDelete } from './delete-policy.ts'

/** What the deletion of a policy would end. */
export interface PolicyDeletionEffect {
  /** How many would lose the package. */
  readonly losing: number
  /** When they would. */
  readonly endsAt: Date
  /** How many have the package under this policy and do not lose it by the deletion: theirs stays, or ends already as it is planned. */
  readonly asPlanned: number
  /** How many have the package under another policy, and keep it. */
  readonly otherwise: number
  readonly access: AccessPreview
  /** Names exactly this access; empty where none ends. */
  readonly seal: string
}

/** What the deletion of a policy would end, and what its holders keep for other reasons. Refuses who may not delete it. Reads only. */
export async function previewPolicyDeletion(portal: Portal, policyId: PolicyId): Promise<PolicyDeletionEffect> {
  const db = portal.db.read
  const { policy, accessPackage } = await policyToDelete(portal, db, policyId)
  const ending: Holder[] = []
  for await (const holders of heldUntilLetGo(db, policy)) ending.push(...holders)
  const losing = ending.map(({ assignmentId }) => assignmentId)
  const endsAt = endOfLettingGo(policy, portal.now())
  const loses = { becomes: becomings.loses, endsAt }
  const effect = await effectOfAssigning(portal, { accessPackageId: accessPackage.id, gaining: [], losing })
  const under = await holdersUnder(db, policy.id)
  return {
    losing: losing.length,
    endsAt,
    asPlanned: under - losing.length,
    otherwise: (await liveHoldersCount(db, accessPackage.id)) - under,
    access: accessPreview(effect, new Map(ending.map(({ userId }) => [userId, loses]))),
    seal: sealOf(losing),
  }
}
