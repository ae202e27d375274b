import type { SubmissionResult } from '@conform-to/react'
import { useActionData, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { FormAnswer } from './server/forms.ts'

/** Whether the form of this name is on its way. */
export function useSending(intent: string, key?: string): boolean {
  const { state, formData } = useNavigation()
  if (state === 'idle' || !formData) return false
  return (formData.get('_intent') ?? '') === intent && (formData.get('_key') ?? '') === (key ?? '')
}

/**
 * What came back to the form of this name, null where nothing did. `round` counts how often it was accepted: a form that starts
 * anew with each round is empty again after it was taken.
 */
export function useFormAnswer(
  intent: string,
  key?: string,
): { round: number; result: SubmissionResult<string[]> | null } {
  const answer = useActionData<FormAnswer>()
  const mine = answer?.intent === intent && (answer.key ?? '') === (key ?? '') ? answer.result : null
  const sending = useSending(intent, key)
  const wasSending = useRef(false)
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (wasSending.current && !sending && !mine) setRound((before) => before + 1)
    wasSending.current = sending
  }, [sending, mine])
  return { round, result: (mine as SubmissionResult<string[]> | null) ?? null }
}

/** What the handler of a form gave to be shown on the same page; null where it did not. */
export function useShown<Shown>(intent = ''): Shown | null {
  const answer = useActionData<FormAnswer<Shown>>()
  return answer?.intent === intent ? (answer.shown as Shown | null) : null
}
