import type { PendingApproval } from '@latchkey/services/entitlement/approvals.views'
import { Badge } from '@latchkey/ui/badge'
import { Due } from '@latchkey/web/due'
import { When } from '@latchkey/web/when'
import type { ReactNode } from 'react'
import { LicenseStandings } from './license-standings.tsx'

/** What is out of the ordinary about a request, each in a word or two. */
export function ApprovalMarks({ of }: { of: PendingApproval }) {
  const { progress } = of
  return (
    <div className="flex flex-wrap gap-1.5 empty:hidden">
      {of.requestType === 'userUpdate' && <Badge tone="progress">More time</Badge>}
      {of.inPlaceOf.length > 0 && <Badge tone="progress">In place of {of.inPlaceOf.join(', ')}</Badge>}
      {of.asAlternate && <Badge tone="waiting">Others let it wait</Badge>}
      {of.pausedAt && <Badge tone="waiting">Waits for an answer</Badge>}
      {progress.needed > 1 && (
        <Badge tone="progress">
          Approved by {progress.approvals} of {progress.needed}
        </Badge>
      )}
      {of.conflicts.length > 0 && <Badge tone="refused">Conflict</Badge>}
    </div>
  )
}

/** What conflicts with the request; and, where the page does not say it elsewhere, what was answered, what it gives and what licenses that takes. */
export function ApprovalDetails({ of, brief = false }: { of: PendingApproval; brief?: boolean }) {
  return (
    <dl className="flex flex-col gap-1 text-sm empty:hidden">
      {of.conflicts.length > 0 && (
        <Fact term="Does not go together with">
          <span className="text-negative-ink">{of.conflicts.join(', ')}</span>
        </Fact>
      )}
      {!brief &&
        of.answers.map(({ question, answer }) => (
          <Fact key={question} term={question}>
            {answer}
          </Fact>
        ))}
      {!brief && of.gives.length > 0 && <Fact term="Gives">{of.gives.join(', ')}</Fact>}
      {!brief && of.licenses.length > 0 && (
        <Fact term="Licenses">
          <LicenseStandings of={of.licenses} small />
        </Fact>
      )}
    </dl>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-wrap gap-x-1.5">
      <dt className="text-muted">{/[?:.]$/.test(term) ? term : `${term}:`}</dt>
      <dd className="min-w-0 break-words text-ink">{children}</dd>
    </div>
  )
}

/** Since when it waits, and until when it can be decided. */
export function ApprovalTimes({ of }: { of: PendingApproval }) {
  return (
    <p className="text-sm text-muted">
      {of.requestorName ? `${of.requestorName} asked ` : 'Asked '}
      <When at={of.submittedAt} />
      {of.startsAt && (
        <>
          {' · begins '}
          <When at={of.startsAt} />
        </>
      )}
      {of.stages > 1 && ` · decision ${of.stage + 1} of ${of.stages}`}
      {of.pausedAt
        ? ' · the clock stands still'
        : of.dueAt && (
            <>
              {' · '}
              <Due at={of.dueAt} />
            </>
          )}
    </p>
  )
}
