import { calloutStageTitles } from '@latchkey/core/entitlement/callout'
import type { CalloutOfRequest } from '@latchkey/services/entitlement/extensions/extensions.views'
import { Link } from '@latchkey/ui/link'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'
import { adminPage } from './address.ts'
import { CalloutBadge } from './callout-badge.tsx'
import { ObjectLink } from './object-link.tsx'

/** The calls of custom extensions that a request caused: what each was told, how it went, and what it waits for. */
export function RequestCalls({ calls }: { calls: readonly CalloutOfRequest[] }) {
  if (calls.length === 0) return null
  return (
    <Section title="Calls of custom extensions">
      <Table caption="Calls of custom extensions" columns={columns} rows={calls} rowKey={({ id }) => id} empty={null} />
    </Section>
  )
}

const columns: readonly Column<CalloutOfRequest>[] = [
  {
    key: 'stage',
    header: 'What happened',
    primary: true,
    cell: ({ id, stage }) => (
      <Link href={adminPage(`/calls/${id}`)} className="link inline-block min-h-6 touch:min-h-10">
        {calloutStageTitles[stage]}
      </Link>
    ),
  },
  {
    key: 'extension',
    header: 'Extension',
    cell: ({ extension }) => <ObjectLink type="customExtension" id={extension.id} name={extension.displayName} />,
  },
  { key: 'at', header: 'When', nowrap: true, cell: ({ createdAt }) => <When at={createdAt} /> },
  {
    key: 'state',
    header: 'State',
    cell: (call) => (
      <>
        <CalloutBadge state={call.state} />
        <span className="block text-sm text-muted">{whatNext(call)}</span>
      </>
    ),
  },
  { key: 'tries', header: 'Tries', align: 'end', cell: ({ attempts }) => attempts },
]

/** What a call that is not over waits for, or why the last try of it failed. */
function whatNext({ state, attempts, dueAt, waitUntil, lastError }: CalloutOfRequest) {
  if (state === 'waitingForCallback' && waitUntil !== null)
    return (
      <>
        The request waits until <When at={waitUntil} />.
      </>
    )
  if (state === 'waiting' && attempts > 0)
    return (
      <>
        {lastError} Is tried again <When at={dueAt} />.
      </>
    )
  return lastError
}
