import type { InquiryTold } from '@latchkey/services/entitlement/approval-detail.views'
import { Person, type PersonShown } from './person.tsx'
import { When } from './when.tsx'

/** What approvers asked the requestor, and what came of it, the oldest first. */
export function InquiryThread({
  inquiries,
  personAs: ShownPerson = Person,
}: {
  inquiries: readonly InquiryTold[]
  personAs?: PersonShown
}) {
  return (
    <ol aria-label="Questions and answers" className="flex flex-col gap-4 empty:hidden">
      {inquiries.map((inquiry) => (
        <li key={inquiry.id} className="flex flex-col gap-1.5">
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
            {inquiry.askedBy ? <ShownPerson of={inquiry.askedBy} /> : 'An approver'} asked <When at={inquiry.askedAt} />
          </p>
          <p className="break-words whitespace-pre-line text-ink">{inquiry.question}</p>
          <Answer of={inquiry} />
        </li>
      ))}
    </ol>
  )
}

function Answer({ of: { answer, closedAt, dueAt } }: { of: InquiryTold }) {
  if (answer !== null)
    return (
      <div className="border-l-2 border-line pl-3">
        <p className="break-words whitespace-pre-line text-ink">{answer}</p>
        {closedAt && (
          <p className="text-sm text-muted">
            answered <When at={closedAt} />
          </p>
        )}
      </div>
    )
  if (closedAt !== null) return <p className="text-sm text-muted">Closed without an answer.</p>
  return (
    <p className="text-sm text-muted">
      Waits for the answer. Without one the time to decide goes on <When at={dueAt} />.
    </p>
  )
}
