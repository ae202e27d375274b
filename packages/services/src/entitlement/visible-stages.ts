import type { Person } from '@latchkey/core/authorization/actor'
import { type Facts, may } from '@latchkey/core/authorization/may'
import { showsApprovers } from '@latchkey/core/entitlement/policy'
import type { Queries } from '@latchkey/schema/database'
import { entitlementSettings } from './entitlement-settings.store.ts'
import type { LoadedRequest } from './requests.store.ts'
import type { StageTold } from './stage-told.ts'

/**
 * The stages of a request as far as a person may know who decides: requestors and holders see names where the policy, or else the
 * organization, shows them; approvers and whoever runs the catalog see them always.
 */
export async function visibleStages(
  db: Queries,
  person: Person,
  request: LoadedRequest,
  facts: Facts,
  stages: readonly StageTold[],
): Promise<readonly StageTold[]> {
  if (may(person, 'accessRequest.read', { ...facts, requestor: [], holder: [] })) return stages
  const { approversVisible } = await entitlementSettings(db)
  return stages.map((stage) => {
    const { visibility } = request.terms.stages[stage.nth - 1] ?? { visibility: 'default' }
    return showsApprovers(visibility, approversVisible) ? stage : withoutNames(stage)
  })
}

const withoutNames = (stage: StageTold): StageTold => ({
  ...stage,
  asked: [],
  willAsk: 'an approver',
  decidedBy: null,
  decisions: stage.decisions.map((decision) => ({ ...decision, by: null, inPlaceOf: null })),
})
