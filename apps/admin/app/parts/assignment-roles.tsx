import { obstacles } from '@latchkey/core/entitlement/delivery'
import type { AssignmentForAdmin, RoleDelivery } from '@latchkey/services/entitlement/admin/assignment-detail.views'
import { Badge } from '@latchkey/ui/badge'
import { Callout } from '@latchkey/ui/callout'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'
import { ObjectLink } from './object-link.tsx'

const words = { given: 'Given', missing: 'Missing', failed: 'Cannot be given' } as const
const tones = { given: 'done', missing: 'waiting', failed: 'refused' } as const

/** How far each role of an assignment is delivered, and what has drifted since. */
export function AssignmentRoles({ assignment: { roles, endsAt, gives } }: { assignment: AssignmentForAdmin }) {
  if (endsAt !== null)
    return (
      <Section title="What it gave" card>
        <p className="text-muted">{gives.join(', ') || 'Nothing'}</p>
      </Section>
    )
  return <RoleDeliveries roles={roles} />
}

/** How far each role of access that lasts is delivered. */
export function RoleDeliveries({ roles }: { roles: readonly RoleDelivery[] }) {
  const missing = roles.filter(({ state }) => state === 'missing').length
  return (
    <Section title="What it gives">
      <div className="flex flex-col gap-3">
        {missing > 0 && (
          <Callout kind="warning" title={`${missing === 1 ? 'A role is' : `${missing} roles are`} missing`}>
            Something else than this assignment has ended what it gave. It is mended once a day; Reprocess mends it now.
          </Callout>
        )}
        <Table
          caption="What it gives"
          columns={columns}
          rows={roles}
          rowKey={({ words: says }) => says}
          empty={
            <EmptyState title="The package gives nothing" icon="key">
              Add a role to the package.
            </EmptyState>
          }
        />
      </div>
    </Section>
  )
}

const columns: readonly Column<RoleDelivery>[] = [
  {
    key: 'role',
    header: 'Role',
    primary: true,
    cell: ({ kind, originId, words: says }) => <ObjectLink type={kind} id={originId} name={says} />,
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, obstacle, nextAt, attempts }) => (
      <>
        <Badge tone={tones[state]}>{words[state]}</Badge>
        {state === 'failed' && (
          <span className="block text-sm text-muted">
            {obstacle && obstacles[obstacle]}{' '}
            {nextAt ? (
              <>
                Is tried again <When at={nextAt} />.
              </>
            ) : (
              attempts > 0 && `Was tried ${attempts} times; Reprocess tries it again.`
            )}
          </span>
        )}
      </>
    ),
  },
]
