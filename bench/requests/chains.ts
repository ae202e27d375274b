import type { RequestId, UserId } from '@latchkey/core/ids'
import { decideRequest } from '@latchkey/services/entitlement/decide-request'
import { submitRequest } from '@latchkey/services/entitlement/submit-request'
import type { Portal } from '@latchkey/services/portal'
import { asPerson } from '@latchkey/testing/as-person'
import type { Crowd } from '@latchkey/testing/crowd'

/** A step of a request's way through the operations: each is one transaction. */
export type Step = () => Promise<unknown>

/** The steps of one person's request: asked for, approved twice, and with the second approval delivered. */
export async function stepsOf(portal: Portal, crowd: Crowd, userId: UserId): Promise<readonly Step[]> {
  const person = await asPerson(portal, userId)
  const approvers = await Promise.all(crowd.approverIds.map((id) => asPerson(portal, id)))
  let requestId: RequestId
  return [
    async () => {
      requestId = await submitRequest(person, {
        accessPackageId: crowd.packageId,
        justification: 'For the new project',
      })
    },
    ...approvers.map(
      (approver, stage) => () =>
        decideRequest(approver, { requestId, stage, verdict: 'approve', reason: 'Fine with me' }),
    ),
  ]
}

/** How many chains a second go through, so many at once. */
export async function rateOf(chains: readonly (readonly Step[])[], atOnce: number): Promise<number> {
  const left = [...chains]
  const started = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let chain = left.shift(); chain; chain = left.shift()) for (const step of chain) await step()
    }),
  )
  return (chains.length * 1000) / (performance.now() - started)
}
