import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'
import type { GroupShown } from '../server/group-page.ts'
import { ObjectLink } from './object-link.tsx'
import { PackageNames } from './package-names.tsx'

type Application = GroupShown['applications'][number]

const columns: readonly Column<Application>[] = [
  {
    key: 'name',
    header: 'Application',
    primary: true,
    cell: ({ id, displayName }) => <ObjectLink type="application" id={id} name={displayName} />,
  },
  { key: 'role', header: 'Role', cell: ({ role }) => role },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} /> },
]

/** What hangs on a group: the applications that it gives, and the access packages that give it. */
export function GroupUses({ shown: { applications, packages, packageCount } }: { shown: GroupShown }) {
  return (
    <>
      <Section title="Applications that this group gives">
        <Table
          caption="Applications"
          columns={columns}
          rows={applications}
          rowKey={({ assignmentId }) => assignmentId}
          empty={
            <EmptyState title="This group gives no application" icon="apps">
              Assign an application to the group on the page of the application.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Access packages that give this group" card>
        <PackageNames packages={packages} count={packageCount} />
      </Section>
    </>
  )
}
