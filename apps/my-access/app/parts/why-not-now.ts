import type { requestDetail } from '@latchkey/services/entitlement/requests.views'

type Detail = Awaited<ReturnType<typeof requestDetail>>

/**
 * What stands against somebody deciding a request now; null where nothing does. Who was asked at an earlier stage hears what became
 * of that stage, rather than that the present one is not theirs.
 */
export function whyNotNow(request: Detail, userId: string): string | null {
  const { objection, stages } = request
  if (objection?.code !== 'notYourStage') return objection?.says ?? null
  const mine = stages.find(({ state, asked }) => state !== 'waiting' && asked.some(({ id }) => id === userId))
  if (!mine) return objection.says
  if (mine.decidedBy?.id === userId) return 'You have decided already. The request is with those who decide next.'
  return `${mine.decidedBy?.displayName ?? 'Somebody else'} has decided in your place. The request is with those who decide next.`
}
