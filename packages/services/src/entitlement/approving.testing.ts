import type { ApprovalStage, PolicyTerms } from '@latchkey/core/entitlement/policy'
import type { AccessPackageId, RequestId, UserId } from '@latchkey/core/ids'
import { assignmentPolicies } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { beginStory, type Story } from '../directory/story.testing.ts'
import { pendingApprovals } from './approvals.views.ts'
import { decideRequest } from './decide-request.ts'
import { requestById } from './requests.store.ts'
import { submitRequest } from './submit-request.ts'

/** A story about who decides a request. */
export interface ApprovingStory extends Story {
  /** A package whose stages are these; it gives nothing, so that only the deciding is told. */
  decidedIn(...stages: readonly Partial<ApprovalStage>[]): Promise<AccessPackageId>
  /** Changes what the policy of a package says. */
  changeTerms(packageId: AccessPackageId, but: Partial<PolicyTerms>): Promise<void>
  ask(who: UserId, packageId: AccessPackageId, more?: Partial<Parameters<typeof submitRequest>[1]>): Promise<RequestId>
  decide(
    who: UserId,
    requestId: RequestId,
    more?: Partial<Parameters<typeof decideRequest>[1]>,
  ): ReturnType<typeof decideRequest>
  stateOf(requestId: RequestId): Promise<string>
  /** The requests that wait for somebody. */
  waitsFor(who: UserId): Promise<readonly RequestId[]>
}

/** Approvers by name. */
export const people = (...ids: readonly UserId[]) => ids.map((userId) => ({ kind: 'singleUser', userId }) as const)

/** Begins a story in an organization in which a global administrator could decide what nobody else can. */
export async function beginApproving(): Promise<ApprovingStory> {
  const story = await beginStory()
  const { portal } = story
  return {
    ...story,
    decidedIn: (...stages) => story.accessPackage('Tools', [], stages),
    changeTerms: (packageId, but) =>
      portal.db.transaction(async (tx) => {
        const ofPackage = eq(assignmentPolicies.accessPackageId, packageId)
        const [policy] = await tx.select().from(assignmentPolicies).where(ofPackage)
        if (!policy) throw new Error('the package has no policy')
        await tx
          .update(assignmentPolicies)
          .set({ terms: { ...policy.terms, ...but } })
          .where(ofPackage)
      }),
    ask: async (who, accessPackageId, more = {}) => submitRequest(await portal.as(who), { accessPackageId, ...more }),
    decide: async (who, requestId, more = {}) =>
      decideRequest(await portal.as(who), {
        requestId,
        stage: (await requestById(portal.db.read, requestId)).stage,
        verdict: 'approve',
        reason: '',
        ...more,
      }),
    stateOf: async (requestId) => (await requestById(portal.db.read, requestId)).state,
    waitsFor: async (who) => (await pendingApprovals(await portal.as(who))).rows.map((row) => row.requestId),
  }
}
