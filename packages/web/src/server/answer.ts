import { type Refusal, type RefusalKind, statusOf } from '@latchkey/core/refusal'
import type { Portal } from '@latchkey/services/portal'
import { data } from '@remix-run/node'

/** What a friendly error page is told. */
export interface Trouble {
  readonly kind: RefusalKind | 'tooLarge' | 'fault'
  readonly code: string
  readonly says: string
  /** What finds this request in the log. */
  readonly reference: string
}

/** A refusal of a whole page, for the error boundary. */
export const troubleOf = (refusal: Refusal, portal: Portal) =>
  data<Trouble>(
    { kind: refusal.kind, code: refusal.code, says: refusal.says, reference: portal.origin.requestId },
    { status: statusOf[refusal.kind] },
  )

/** A body that was larger than its page takes. */
export const tooLarge = (portal: Portal) =>
  data<Trouble>(
    {
      kind: 'tooLarge',
      code: 'bodyTooLarge',
      says: 'What you sent is too large. Go back: your entries are still there to be shortened.',
      reference: portal.origin.requestId,
    },
    { status: 413 },
  )

/** Writes down a fault, once, and answers with its reference and nothing of what went wrong. */
export function fault(error: unknown, portal: Portal, facts: object) {
  portal.log.error({ err: error, requestId: portal.origin.requestId, ...facts }, 'A page failed')
  return data<Trouble>(
    {
      kind: 'fault',
      code: 'fault',
      says: 'Something went wrong on our side. Nothing was half done; try again.',
      reference: portal.origin.requestId,
    },
    { status: 500 },
  )
}

/** Whether something thrown is already an answer: a redirect or a page's trouble. */
export const isAnswer = (thrown: unknown): boolean =>
  thrown instanceof Response ||
  (typeof thrown === 'object' && thrown !== null && (thrown as { type?: string }).type === 'DataWithResponseInit')
