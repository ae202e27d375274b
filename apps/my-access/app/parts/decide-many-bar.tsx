import type { PendingApproval } from '@latchkey/services/entitlement/approvals.views'
import type { DecidedMany } from '@latchkey/services/entitlement/decide-many'
import { Button } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { TextArea } from '@latchkey/ui/field'
import { FormErrorSummary } from '@latchkey/ui/form-error-summary'
import { useHydrated } from '@latchkey/ui/hydrated'
import { Form, Link } from '@latchkey/ui/link'
import { useFormAnswer, useSending, useShown } from '@latchkey/web/form-answer'
import { type RefObject, useEffect, useState } from 'react'
import { places } from './places.ts'

/** The form that the boxes of the rows belong to. */
export const manyForm = 'decide-many'

/** Decides all requests whose boxes are ticked, each on its own, with one reason for all. */
export function DecideManyBar({ list }: { list: RefObject<HTMLElement> }) {
  const { round, result } = useFormAnswer('decideMany')
  const sending = useSending('decideMany')
  const { many, all, chooseAll } = useChosen(list)
  const hydrated = useHydrated()
  const errors = Object.entries(result?.error ?? {}).flatMap(([field, messages]) =>
    (messages ?? []).map((message) => (field === 'reason' ? { message, fieldId: 'reason-for-all' } : { message })),
  )
  return (
    <section aria-label="Decide many at once" className="rounded-lg border border-line bg-surface px-4 py-3">
      <Form key={round} id={manyForm} method="post" className="flex flex-col gap-2">
        <input type="hidden" name="_intent" value="decideMany" />
        <FormErrorSummary errors={errors} />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {hydrated && (
              <label className="flex items-center gap-2 touch:min-h-10">
                <input
                  type="checkbox"
                  checked={all}
                  onChange={(event) => chooseAll(event.currentTarget.checked)}
                  className="size-4 shrink-0"
                />
                All on this page
              </label>
            )}
            <p className="text-sm text-muted" aria-live="polite">
              {hydrated ? `${many} chosen` : 'Tick requests below, then decide them together.'}
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            <Button name="verdict" value="approve" busy={sending}>
              Approve chosen
            </Button>
            <Button name="verdict" value="deny" disabled={sending}>
              Deny chosen
            </Button>
          </div>
        </div>
        <details open={errors.length > 0 || undefined}>
          <summary className="w-fit cursor-pointer text-sm text-accent-ink touch:py-2.5">
            Give one reason for all
          </summary>
          <div className="mt-2">
            <TextArea
              id="reason-for-all"
              name="reason"
              label="Reason for all"
              help="Each requestor reads it."
              rows={2}
            />
          </div>
        </details>
      </Form>
    </section>
  )
}

/** How many boxes of the list are ticked, and the way to tick all. */
function useChosen(list: RefObject<HTMLElement>) {
  const [{ many, all }, setChosen] = useState({ many: 0, all: false })
  useEffect(() => {
    const element = list.current
    if (!element) return
    const count = () => {
      const boxes = boxesOf(element)
      const ticked = boxes.filter(({ checked }) => checked).length
      setChosen({ many: ticked, all: boxes.length > 0 && ticked === boxes.length })
    }
    count()
    element.addEventListener('change', count)
    const seen = new MutationObserver(count)
    seen.observe(element, { childList: true, subtree: true })
    return () => {
      element.removeEventListener('change', count)
      seen.disconnect()
    }
  }, [list])
  const chooseAll = (checked: boolean) => {
    if (!list.current) return
    const boxes = boxesOf(list.current)
    for (const box of boxes) box.checked = checked
    setChosen({ many: checked ? boxes.length : 0, all: checked })
  }
  return { many, all, chooseAll }
}

const boxesOf = (list: HTMLElement): readonly HTMLInputElement[] => [
  ...list.querySelectorAll<HTMLInputElement>('input[name="chosen"]'),
]

/** What became of the requests that were decided together; those that were not are named, each with why. */
export function ManyResults({ known }: { known: readonly PendingApproval[] }) {
  const shown = useShown<DecidedMany>('decideMany')
  if (!shown) return null
  const refused = shown.results.filter((one) => one.refused !== '')
  const done = shown.results.length - refused.length
  const verb = shown.verdict === 'approve' ? 'approved' : 'denied'
  const nameOf = (requestId: string) => {
    const row = known.find((one) => one.requestId === requestId)
    return row ? `${row.packageName} for ${row.target.displayName}` : 'A request that is no longer in this list'
  }
  return (
    <Callout
      kind={refused.length > 0 ? 'warning' : 'success'}
      title={`${done} of ${shown.results.length} ${verb}`}
      live
    >
      {refused.length > 0 && (
        <ul className="flex list-disc flex-col gap-1 pl-5">
          {refused.map((one) => (
            <li key={one.requestId}>
              <Link href={places.approval(one.requestId)} className="link">
                {nameOf(one.requestId)}
              </Link>
              : {one.refused}
            </li>
          ))}
        </ul>
      )}
    </Callout>
  )
}
