import type { FormAnswer } from '@latchkey/web/server/forms'
import { useActionData, useFetcher } from '@remix-run/react'

/**
 * The sending of one decision, apart from every other on the page: several may be on their way at once. Without JavaScript the same
 * form is a plain one, and its answer comes with the page.
 */
export function useDecision(requestId: string) {
  const fetcher = useFetcher<FormAnswer>({ key: `decide-${requestId}` })
  const onPage = useActionData<FormAnswer>()
  const answer = [fetcher.data, onPage].find((each) => each?.key === requestId)
  const sending = fetcher.state !== 'idle'
  return {
    Form: fetcher.Form,
    /** Whether it is on its way, and which button sent it. */
    sending,
    verdict: sending ? fetcher.formData?.get('verdict') : undefined,
    /** Why it was refused. Sentences beside the reason stand apart from those about the decision. */
    refused: answer !== undefined && answer.result.status === 'error',
    formErrors: answer?.result.error?.[''] ?? [],
    reasonErrors: answer?.result.error?.reason ?? [],
    /** What stands against one field, and what had been typed into it; undefined where nothing was sent. */
    errorsOf: (name: string): readonly string[] => answer?.result.error?.[name] ?? [],
    textOf: (name: string): string | undefined => typedInto(answer?.result.initialValue, name),
    /** What had been typed. */
    reason: textOf(answer?.result.initialValue?.reason),
  }
}

/** What the sending of a decision knows. */
export type DecisionSending = ReturnType<typeof useDecision>

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function typedInto(typed: unknown, name: string): string | undefined {
  let value = typed
  for (const part of name.split('.')) value = (value as Record<string, unknown> | undefined)?.[part]
  return typeof value === 'string' ? value : undefined
}
