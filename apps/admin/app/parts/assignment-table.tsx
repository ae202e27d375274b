import { assignmentStates } from '@latchkey/core/entitlement/assignment'
import type { AssignmentRow } from '@latchkey/services/entitlement/admin/assignments.views'
import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import type { Tone } from '@latchkey/ui/tone'
import { When } from '@latchkey/web/when'
import type { ReactNode } from 'react'
import { adminPage } from './address.ts'
import { NotNow } from './not-now.tsx'
import { ObjectLink, PersonLink } from './object-link.tsx'

const words = {
  delivering: 'Being delivered',
  delivered: 'Active',
  partiallyDelivered: 'Partly delivered',
  deliveryFailed: 'Delivery failed',
  expired: 'Ended',
} as const satisfies Record<AssignmentRow['state'], string>

const tones = {
  delivering: 'progress',
  delivered: 'done',
  partiallyDelivered: 'waiting',
  deliveryFailed: 'refused',
  expired: 'ended',
} as const satisfies Record<AssignmentRow['state'], Tone>

/** The states of assignments as choices of a filter. */
export const assignmentStateOptions = assignmentStates.map((value) => ({ value, label: words[value] }))

/** Whether an assignment lasts, and what ended it. */
export function AssignmentBadge({
  of: { state, endReasonTitle },
}: {
  of: Pick<AssignmentRow, 'state' | 'endReasonTitle'>
}) {
  return (
    <>
      <Badge tone={tones[state]}>{words[state]}</Badge>
      {endReasonTitle && <span className="block text-sm text-muted">{endReasonTitle}</span>}
    </>
  )
}

const columnsOf = (whyNotEnd: string | null): readonly Column<AssignmentRow>[] => [
  {
    key: 'person',
    header: 'Person',
    primary: true,
    cell: ({ target }) => <PersonLink of={target} stacked />,
  },
  {
    key: 'package',
    header: 'Access package',
    cell: ({ packageId, packageName }) => <ObjectLink type="accessPackage" id={packageId} name={packageName} />,
  },
  {
    key: 'why',
    header: 'Why',
    cell: ({ requestId, policyName }) => (
      <>
        <Link href={adminPage(`/requests/${requestId}`)} className="link">
          Request
        </Link>
        <span className="block text-sm text-muted">{policyName}</span>
      </>
    ),
  },
  { key: 'state', header: 'State', nowrap: true, cell: (row) => <AssignmentBadge of={row} /> },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ startsAt }) => <When at={startsAt} /> },
  {
    key: 'ends',
    header: 'Ends',
    nowrap: true,
    cell: ({ endsAt, expiresAt }) => {
      const at = endsAt ?? expiresAt
      return at ? <When at={at} /> : 'Never'
    },
  },
  {
    key: 'end',
    header: 'End',
    headerHidden: true,
    align: 'end',
    cell: ({ id, state, mayEnd, target, packageName }) => {
      if (state === 'expired') return null
      if (!mayEnd) return <NotNow label="End" size="small" why={whyNotEnd ?? 'This access cannot be ended now.'} />
      return (
        <ButtonLink
          href={adminPage(`/assignments/${id}/end`)}
          size="small"
          aria-label={`End ${packageName} of ${target.displayName}`}
        >
          End
        </ButtonLink>
      )
    },
  },
]

/** Who has which package, newest first, and ending one. */
export function AssignmentTable(props: {
  assignments: readonly AssignmentRow[]
  /** Why access in catalogs of others cannot be ended. */
  whyNotEnd: string | null
  empty: ReactNode
}) {
  const { assignments, whyNotEnd, empty } = props
  return (
    <Table
      caption="Assignments"
      columns={columnsOf(whyNotEnd)}
      rows={assignments}
      rowKey={({ id }) => id}
      empty={empty}
    />
  )
}
