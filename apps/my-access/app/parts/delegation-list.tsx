import { idleInWords } from '@latchkey/core/entitlement/delegation'
import type { DelegationTold } from '@latchkey/services/entitlement/delegations.views'
import { Badge } from '@latchkey/ui/badge'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { Person } from '@latchkey/web/person'
import { When } from '@latchkey/web/when'

const states = {
  planned: { tone: 'waiting', words: 'Planned' },
  active: { tone: 'done', words: 'Under way' },
  idle: { tone: 'waiting', words: 'Without effect' },
  ended: { tone: 'ended', words: 'Ended' },
} as const

/** Delegations, each with the other person of it, its time, and the way to end it. */
export function DelegationList(props: { label: string; rows: readonly DelegationTold[]; given: boolean }) {
  const { label, rows, given } = props
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-lg border border-line bg-surface">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 p-4">
          <div className="flex min-w-0 flex-col gap-1">
            <div className="flex flex-wrap items-center gap-2">
              <Person of={given ? row.delegate : row.approver} />
              <Badge tone={states[row.state].tone}>{states[row.state].words}</Badge>
            </div>
            <p className="text-ink">{requestsOf(row)}</p>
            <Times of={row} />
            {row.state === 'idle' && <p className="text-sm text-ink">{idleInWords(row.delegate)}</p>}
            {row.note && <p className="break-words whitespace-pre-line text-sm text-muted">{row.note}</p>}
          </div>
          {row.state !== 'ended' && <End of={row} given={given} />}
        </li>
      ))}
    </ul>
  )
}

/** For which requests a delegation holds, in words. */
const requestsOf = ({ kinds, packages }: DelegationTold): string =>
  [...kinds, packages.join(', ') || 'All access packages'].join(' · ')

function Times({ of }: { of: DelegationTold }) {
  return (
    <p className="text-sm text-muted">
      From <When at={of.startsAt} />
      {of.endsAt ? (
        <>
          {', ended '}
          <When at={of.endsAt} />
        </>
      ) : of.untilAt ? (
        <>
          {' until '}
          <When at={of.untilAt} />
        </>
      ) : (
        ' until it is taken back'
      )}
      {of.includesPending ? ' · with what waited already' : ' · only what comes after it began'}
    </p>
  )
}

function End({ of, given }: { of: DelegationTold; given: boolean }) {
  const { delegate, approver, id } = of
  return (
    <ConfirmForm
      intent="end"
      formKey={id}
      fields={{ delegationId: id }}
      trigger={{ label: given ? 'End' : 'Decline', size: 'small' }}
      title={
        given
          ? `${delegate.displayName} no longer decides in your place?`
          : `You no longer decide in the place of ${approver.displayName}?`
      }
      confirmLabel={given ? 'End delegation' : 'Decline delegation'}
    >
      {given
        ? 'What waits is yours to decide. What has been decided stays.'
        : `What waits is for ${approver.displayName} to decide again. They get a mail.`}
    </ConfirmForm>
  )
}
