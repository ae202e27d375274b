import type { RequestState, Verdict } from '@latchkey/core/entitlement/request'
import { verdicts } from '@latchkey/core/entitlement/request'
import type { RequestId } from '@latchkey/core/ids'
import { isRefusal } from '@latchkey/core/refusal'
import { z } from 'zod'
import { paragraph } from '../fields.ts'
import { parse } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { decideRequest } from './decide-request.ts'

/** How many requests one sending can decide. */
export const mostAtOnce = 200

/** One choice of a list: the request, and the stage that the page showed. */
const choice = z
  .string()
  .regex(/^[\w-]{1,64}:\d$/, 'Choose requests of the list.')
  .transform((text) => ({ requestId: text.slice(0, -2), stage: Number(text.slice(-1)) }))

/** Which requests are decided, with what verdict and which one reason for all. */
export const DecideMany = z.object({
  chosen: z.preprocess(
    (value) => (value == null ? [] : Array.isArray(value) ? value : [value]),
    z
      .array(choice)
      .min(1, 'Choose at least one request.')
      .max(mostAtOnce, `Choose at most ${mostAtOnce} requests at once.`),
  ),
  verdict: z.enum(verdicts, { error: 'Approve or deny.' }),
  reason: paragraph(),
})

/** What became of one of the requests: the state that it is in now, or why it was not decided. */
export interface DecidedOne {
  readonly requestId: RequestId
  readonly state: RequestState | null
  /** Empty where it was decided, and what was approved can begin. */
  readonly refused: string
}

/** What became of all of them. */
export interface DecidedMany {
  readonly verdict: Verdict
  readonly results: readonly DecidedOne[]
}

/**
 * Decides many requests, each on its own: one that is refused, or fails, holds up no other, and the answer tells each of them. The same
 * token decides nothing twice. Refuses with `invalidInput` where the input does not parse.
 */
export async function decideMany(
  portal: Portal,
  input: z.input<typeof DecideMany>,
  once?: string,
): Promise<DecidedMany> {
  const { chosen, verdict, reason } = parse(DecideMany, input)
  const results: DecidedOne[] = []
  const each = new Map(chosen.map((one) => [one.requestId, one]))
  for (const { requestId, stage } of each.values()) {
    const token = once === undefined ? undefined : `${once}:${requestId}`
    results.push(
      await decided(portal, requestId, () => decideRequest(portal, { requestId, stage, verdict, reason }, token)),
    )
  }
  return { verdict, results }
}

/** What an approver hears of a request that they approved and whose access must not begin any more. */
const closedInstead = 'The access cannot begin any more. The request was closed, and the requestor is told why.'

async function decided(portal: Portal, requestId: RequestId, decide: () => Promise<RequestState>): Promise<DecidedOne> {
  try {
    const state = await decide()
    return { requestId, state, refused: state === 'canceled' ? closedInstead : '' }
  } catch (thrown) {
    if (isRefusal(thrown)) return { requestId, state: null, refused: thrown.says }
    portal.log.error({ err: thrown, id: requestId, requestId: portal.origin.requestId }, 'one of many decisions failed')
    return { requestId, state: null, refused: 'Something went wrong on our side. Try this one again.' }
  }
}
