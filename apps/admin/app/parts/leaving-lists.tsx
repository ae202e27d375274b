import type { EndingThing, LeavingPreview, PassingOn } from '@latchkey/services/directory/leaving/leaving.views'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Link } from '@latchkey/ui/link'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { adminPage } from './address.ts'
import { ObjectLink } from './object-link.tsx'

const passingColumns: readonly Column<PassingOn>[] = [
  { key: 'name', header: 'What', primary: true, cell: (one) => <ObjectLink {...one} /> },
  { key: 'kind', header: 'Kind', cell: ({ what }) => what },
  {
    key: 'to',
    header: 'Passes to',
    cell: ({ to }) => (to.length === 0 ? <span className="text-negative-ink">Nobody</span> : to.join(', ')),
  },
]

/** What passes to other people when somebody leaves, and what nobody takes over. */
export function PassingList(props: { title: string; description: string } & Pick<LeavingPreview, 'passing'>) {
  const { title, description, passing } = props
  return (
    <Section title={title} description={description}>
      <Table
        caption={title}
        columns={passingColumns}
        rows={passing}
        rowKey={({ what, id, name, to }) => `${what} ${id} ${name} ${to.join()}`}
        empty={<EmptyState title="Nothing passes to anybody" icon="check-circle" />}
      />
    </Section>
  )
}

const endingColumns: readonly Column<EndingThing>[] = [
  { key: 'name', header: 'What', primary: true, cell: (one) => <ObjectLink {...one} /> },
  { key: 'does', header: 'What happens', cell: ({ does }) => does },
]

/** What ends for somebody when they leave. */
export function EndingList({ ends }: Pick<LeavingPreview, 'ends'>) {
  return (
    <Section title="Ends" description="Access, memberships, licenses, roles and open requests.">
      <Table
        caption="What ends"
        columns={endingColumns}
        rows={ends}
        rowKey={({ does, type, id }) => `${does} ${type} ${id}`}
        empty={<EmptyState title="They have nothing that could end" icon="check-circle" />}
      />
    </Section>
  )
}

/** The policies that go on naming somebody as an approver. */
export function PolicyList({ policies }: Pick<LeavingPreview, 'policies'>) {
  if (policies.length === 0) return null
  return (
    <Section
      title="Policies that name them"
      description="Others are asked in their place. Name somebody else, so that the right people decide."
    >
      <ul className="flex flex-col gap-1">
        {policies.map(({ policyId, policyName, packageName }) => (
          <li key={policyId}>
            <Link href={adminPage(`/policies/${policyId}`)} className="link inline-block min-h-6">
              {packageName}: {policyName}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
