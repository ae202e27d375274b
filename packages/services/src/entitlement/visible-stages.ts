import type { Person } from '@latchkey/core/authorization/actor'
import { type Facts, may } from '@latchkey/core/authorization/may'
import { showsApprovers } from '@latchkey/core/entitlement/policy'
import type { Queries } from '@latchkey/schema/database'
import { entitlementSettings } from './entitlement-settings.store.ts'
import type { LoadedRequest } from './requests.store.ts'
import type { StageTold } from './stage-told.ts'

/** Whether somebody reads a request as who decides it or runs the catalog, not only because it is theirs or for them. */
export const readsForOthers = (person: Person, facts: Facts): boolean =>
  may(person, 'accessRequest.read', { ...facts, requestor: [], holder: [] })

/**
 * Whether a person may know who decides a stage of a request, counted from 0: requestors and holders where the policy, or else the
 * organization, shows it; approvers and whoever runs the catalog always. One query.
 */
export async function stagesShown(
  db: Queries,
  person: Person,
  request: LoadedRequest,
  facts: Facts,
): Promise<(stage: number) => boolean> {
  if (readsForOthers(person, facts)) return () => true
  const { approversVisible } = await entitlementSettings(db)
  return (stage) => showsApprovers(request.terms.stages[stage]?.visibility ?? 'default', approversVisible)
}

/** The stages of a request as far as a person may know who decides. */
export async function visibleStages(
  db: Queries,
  person: Person,
  request: LoadedRequest,
  facts: Facts,
  stages: readonly StageTold[],
): Promise<readonly StageTold[]> {
  const shown = await stagesShown(db, person, request, facts)
  return stages.map((stage) => (shown(stage.nth - 1) ? stage : withoutNames(stage)))
}

const withoutNames = (stage: StageTold): StageTold => ({
  ...stage,
  asked: [],
  willAsk: 'an approver',
  decidedBy: null,
  decisions: stage.decisions.map((decision) => ({ ...decision, by: null, inPlaceOf: null })),
})
