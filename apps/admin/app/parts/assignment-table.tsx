import { assignmentStates, assignmentStateTitles } from '@latchkey/core/entitlement/assignment'
import type { AssignmentRow } from '@latchkey/services/entitlement/admin/assignments.views'
import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { type Column, type Selection, Table } from '@latchkey/ui/table'
import type { Tone } from '@latchkey/ui/tone'
import { When } from '@latchkey/web/when'
import type { ReactNode } from 'react'
import { adminPage, type Params } from './address.ts'
import { NotNow } from './not-now.tsx'
import { ObjectLink, PersonLink } from './object-link.tsx'
import { type Sorted, sortedAmong } from './sorted-by.ts'

const tones = {
  delivering: 'progress',
  delivered: 'done',
  partiallyDelivered: 'waiting',
  deliveryFailed: 'refused',
  expired: 'ended',
} as const satisfies Record<AssignmentRow['state'], Tone>

/** The states of assignments as choices of a filter. */
export const assignmentStateOptions = [
  { value: 'live', label: 'Not ended' },
  ...assignmentStates.map((value) => ({ value, label: assignmentStateTitles[value] })),
]

/** The ends of assignments as choices of a filter. */
export const assignmentEnds = [
  { value: '7', label: 'Ends within 7 days' },
  { value: '14', label: 'Ends within 14 days' },
  { value: '30', label: 'Ends within 30 days' },
  { value: '90', label: 'Ends within 90 days' },
  { value: 'some', label: 'Has an end' },
  { value: 'none', label: 'Without an end' },
]

/** Whether an assignment lasts, and what ended it. */
export function AssignmentBadge({
  of: { state, endReasonTitle },
}: {
  of: Pick<AssignmentRow, 'state' | 'endReasonTitle'>
}) {
  return (
    <>
      <Badge tone={tones[state]}>{assignmentStateTitles[state]}</Badge>
      {endReasonTitle && <span className="block text-sm text-muted">{endReasonTitle}</span>}
    </>
  )
}

const place = '/assignments'

const columnsOf = (sorted: Sorted): readonly Column<AssignmentRow>[] => [
  {
    key: 'person',
    header: 'Person',
    primary: true,
    sort: sorted('name'),
    cell: ({ target }) => <PersonLink of={target} stacked />,
  },
  {
    key: 'package',
    header: 'Access package',
    sort: sorted('package'),
    cell: ({ packageId, packageName }) => <ObjectLink type="accessPackage" id={packageId} name={packageName} />,
  },
  {
    key: 'policy',
    header: 'Policy',
    cell: ({ policyName }) => policyName,
  },
  { key: 'state', header: 'State', nowrap: true, cell: (row) => <AssignmentBadge of={row} /> },
  {
    key: 'since',
    header: 'Since',
    nowrap: true,
    sort: sorted('since', '-since'),
    cell: ({ startsAt }) => <When at={startsAt} />,
  },
  {
    key: 'ends',
    header: 'Ends',
    nowrap: true,
    sort: sorted('ends'),
    cell: ({ endsAt, expiresAt }) => {
      const at = endsAt ?? expiresAt
      return at ? <When at={at} /> : 'Never'
    },
  },
  {
    key: 'actions',
    header: 'Actions',
    headerHidden: true,
    align: 'end',
    cell: (row) => <Actions of={row} />,
  },
]

function Actions({ of }: { of: AssignmentRow }) {
  const { id, state, whyNotEnd, target, packageName } = of
  return (
    <span className="flex flex-wrap gap-2 sm:flex-nowrap sm:justify-end">
      <ButtonLink
        href={adminPage(`${place}/${id}`)}
        size="small"
        aria-label={`Details of ${packageName} of ${target.displayName}`}
      >
        Details
      </ButtonLink>
      {state !== 'expired' &&
        (whyNotEnd === null ? (
          <ButtonLink
            href={adminPage(`/assignments/${id}/end`)}
            size="small"
            aria-label={`End ${packageName} of ${target.displayName}`}
          >
            End
          </ButtonLink>
        ) : (
          <NotNow label="End" size="small" why={whyNotEnd} />
        ))}
    </span>
  )
}

/** Who has which package, newest first, and ending one. */
export function AssignmentTable(props: {
  assignments: readonly AssignmentRow[]
  /** The filters of the address. */
  params?: Params
  /** What the list can be sorted by under them. */
  orders?: readonly string[]
  selectable?: Selection<AssignmentRow> | undefined
  empty: ReactNode
}) {
  const { assignments, params = {}, orders = [], selectable, empty } = props
  return (
    <Table
      caption="Assignments"
      columns={columnsOf(sortedAmong(orders, place, params, '-since'))}
      rows={assignments}
      rowKey={({ id }) => id}
      selectable={selectable}
      empty={empty}
    />
  )
}
