import { groupKindTitles } from '@latchkey/core/directory/group'
import type { NestedGroup } from '@latchkey/services/directory/nestings.views'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { IntentButton } from '@latchkey/web/intent-button'
import { When } from '@latchkey/web/when'
import type { GroupShown } from '../server/group-page.ts'
import { adminPage } from './address.ts'
import { membershipTypes } from './membership-type.ts'
import { Locked, Possibly } from './not-now.tsx'
import { ObjectLink } from './object-link.tsx'
import { Picker } from './picker.tsx'

const columns: readonly Column<NestedGroup>[] = [
  {
    key: 'name',
    header: 'Group',
    primary: true,
    cell: ({ id, displayName }) => <ObjectLink type="group" id={id} name={displayName} />,
  },
  { key: 'kind', header: 'Kind', cell: ({ kind }) => groupKindTitles[kind] },
  { key: 'membership', header: 'Membership', cell: ({ byRule }) => membershipTypes[byRule ? 'dynamic' : 'assigned'] },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} /> },
]

/** The groups inside a group, putting one in and taking one out, and the groups that it is inside. */
export function GroupNesting({ shown }: { shown: GroupShown }) {
  const { nesting, memberCount } = shown
  return (
    <>
      <Section title="Put a group inside" card>
        <AddGroup shown={shown} />
      </Section>
      <Section title="Groups inside" description={insideWords(nesting.reach, memberCount, nesting.inside.length)}>
        <Table
          caption="Groups inside"
          columns={[...columns, removal(shown)]}
          rows={nesting.inside}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="No group is inside this one" icon="layers">
              Members of a group inside can get the licenses of this one: see the settings under Licenses.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Groups that it is inside">
        <Table
          caption="Groups that it is inside"
          columns={columns}
          rows={nesting.around}
          rowKey={({ id }) => id}
          empty={<p className="text-muted">It is inside no group.</p>}
        />
      </Section>
    </>
  )
}

function insideWords(reach: number, members: number, groups: number): string {
  if (groups === 0) return 'Groups whose members count as nested members of this one.'
  const people = (n: number) => `${n} ${n === 1 ? 'person' : 'people'}`
  return `${people(members)} in the group itself, ${people(reach)} with the groups inside it.`
}

function AddGroup({ shown: { group, rights, find, foundGroups, nesting } }: { shown: GroupShown }) {
  if (rights.nest !== null) return <Locked>{rights.nest}</Locked>
  const inside = new Set(nesting.inside.map(({ id }) => id))
  return (
    <Picker
      label="Find a group"
      placeholder="Name of a group"
      value={find ?? ''}
      matches={foundGroups?.filter(({ id }) => id !== group.id) ?? null}
      action={adminPage(`/groups/${group.id}`)}
      keep={{ tab: 'nested' }}
      act={({ id, displayName }) =>
        inside.has(id) ? (
          'Inside already'
        ) : (
          <IntentButton intent="nest" formKey={id} fields={{ memberGroupId: id }} size="small" icon="plus">
            Put inside<span className="sr-only"> {displayName}</span>
          </IntentButton>
        )
      }
    />
  )
}

const removal = ({ group, rights }: GroupShown): Column<NestedGroup> => ({
  key: 'remove',
  header: 'Take out',
  headerHidden: true,
  align: 'end',
  cell: ({ id, displayName }) => (
    <Possibly why={rights.unnest} label="Take out" size="small">
      <ConfirmForm
        intent="unnest"
        formKey={id}
        fields={{ memberGroupId: id }}
        trigger={{ label: 'Take out', size: 'small' }}
        title={`Take ${displayName} out of ${group.displayName}?`}
        confirmLabel="Take out"
      >
        Its members lose the licenses that they have only through this.
      </ConfirmForm>
    </Possibly>
  ),
})
