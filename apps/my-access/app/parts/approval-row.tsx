import type { PendingApproval } from '@latchkey/services/entitlement/approvals.views'
import { Badge } from '@latchkey/ui/badge'
import { buttonClass } from '@latchkey/ui/button'
import { Link } from '@latchkey/ui/link'
import { wishInWords } from '@latchkey/web/length-words'
import { Person } from '@latchkey/web/person'
import { useEffect, useRef, useState } from 'react'
import { ApprovalDetails, ApprovalMarks, ApprovalTimes } from './approval-facts.tsx'
import { manyForm } from './decide-many-bar.tsx'
import { DecisionErrors, DecisionKeys, ReasonField, VerdictButton } from './decision-fields.tsx'
import { places } from './places.ts'
import { toNextWaiting } from './row-keys.ts'
import { type DecisionSending, useDecision } from './use-decision.ts'
import { VerdictBadge } from './verdict-badge.tsx'

/**
 * One request that waits, with its decision right there. Once decided it stays in its place and says so, so that nothing moves under
 * the pointer and a second click of a hurried hand meets no other button.
 */
export function ApprovalRow({ of, waiting }: { of: PendingApproval; waiting: boolean }) {
  const row = useRef<HTMLLIElement>(null)
  const sending = useDecision(of.requestId)
  const [sent, setSent] = useState<'approve' | 'deny' | null>(null)
  useEffect(() => {
    if (!waiting && row.current) toNextWaiting(row.current)
  }, [waiting])
  return (
    <li
      ref={row}
      data-waiting={waiting || undefined}
      className="grid gap-x-6 gap-y-3 p-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,18rem)]"
    >
      <Asked of={of} waiting={waiting} />
      <div className="flex min-w-0 flex-col gap-2 sm:items-end">
        {waiting ? (
          <sending.Form
            method="post"
            noValidate
            className="flex w-full min-w-0 flex-col gap-2 sm:items-end"
            onSubmit={(event) => setSent(verdictOf(event.nativeEvent))}
          >
            <DecisionKeys {...of} />
            <DecisionErrors of={sending} fieldId={`reason-${of.requestId}`} />
            <Buttons of={of} sending={sending} />
          </sending.Form>
        ) : sent && !sending.refused ? (
          <VerdictBadge verdict={sent} />
        ) : (
          <>
            <DecisionErrors of={sending} fieldId="" />
            <Badge tone="ended">No longer waiting</Badge>
          </>
        )}
      </div>
    </li>
  )
}

function verdictOf(event: Event): 'approve' | 'deny' {
  const { submitter } = event as SubmitEvent
  return submitter instanceof HTMLButtonElement && submitter.value === 'deny' ? 'deny' : 'approve'
}

function Asked({ of, waiting }: { of: PendingApproval; waiting: boolean }) {
  const wish = wishInWords(of.requestedDays)
  return (
    <div className="flex min-w-0 gap-3">
      {waiting && (
        // A request that comes back in its next stage is another decision, and nobody has chosen it yet.
        <input
          key={of.stage}
          type="checkbox"
          name="chosen"
          form={manyForm}
          value={`${of.requestId}:${of.stage}`}
          aria-label={`Choose ${of.packageName} for ${of.target.displayName}`}
          className="mt-1 size-4 shrink-0"
        />
      )}
      <div className="grid min-w-0 grow items-start gap-x-6 gap-y-1.5 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <Person of={of.target} stacked />
        <div className="flex min-w-0 flex-col gap-1">
          <p>
            <Link href={places.approval(of.requestId)} className="font-medium text-ink hover:underline touch:py-3">
              {of.packageName}
            </Link>
            {wish && <span className="text-muted"> for {wish}</span>}
          </p>
          <ApprovalMarks of={of} />
          {of.justification && <p className="line-clamp-3 break-words text-ink">{of.justification}</p>}
          <ApprovalDetails of={of} />
          <ApprovalTimes of={of} />
        </div>
      </div>
    </div>
  )
}

/** One click approves where no reason is needed; to deny, and wherever a reason is needed, there is room for it first. */
function Buttons({ of, sending }: { of: PendingApproval; sending: DecisionSending }) {
  const about = `${of.packageName} for ${of.target.displayName}`
  const id = `reason-${of.requestId}`
  return (
    <div className="flex w-full flex-wrap items-start gap-2 sm:justify-end">
      {!of.reasonRequired && <VerdictButton verdict="approve" of={sending} size="small" about={about} />}
      <details className="min-w-0 open:basis-full" open={sending.reasonErrors.length > 0 || undefined}>
        <summary className={`${buttonClass('secondary', 'small')} w-fit sm:ml-auto`}>
          {of.reasonRequired ? 'Decide…' : 'Deny…'}
          <span className="sr-only"> {about}</span>
        </summary>
        <div className="mt-3 flex flex-col gap-3">
          <ReasonField id={id} of={sending} required={of.reasonRequired} />
          <div className="flex gap-2 sm:justify-end">
            {of.reasonRequired && <VerdictButton verdict="approve" of={sending} size="small" about={about} />}
            <VerdictButton verdict="deny" of={sending} size="small" about={about} />
          </div>
        </div>
      </details>
    </div>
  )
}
