import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { IntentButton } from '@latchkey/web/intent-button'
import { When } from '@latchkey/web/when'
import type { GroupShown } from '../server/group-page.ts'
import { adminPage } from './address.ts'
import { Locked, NotNow, Possibly } from './not-now.tsx'
import { PersonLink } from './object-link.tsx'
import { Picker } from './picker.tsx'

type Owner = GroupShown['owners'][number]

/** Who owns a group and why, making somebody an owner and taking that back. */
export function GroupOwners({ shown }: { shown: GroupShown }) {
  const { group, owners, rights, find, found } = shown
  const present = new Set(owners.map(({ id }) => id))
  return (
    <>
      <Section title="Add an owner" card>
        {rights.addOwner !== null ? (
          <Locked>{rights.addOwner}</Locked>
        ) : (
          <Picker
            label="Find somebody"
            value={find ?? ''}
            matches={found}
            action={adminPage(`/groups/${group.id}`)}
            keep={{ tab: 'owners' }}
            act={({ id, displayName }) =>
              present.has(id) ? (
                'Owns it already'
              ) : (
                <IntentButton intent="addOwner" formKey={id} fields={{ userId: id }} size="small" icon="plus">
                  Add<span className="sr-only"> {displayName}</span>
                </IntentButton>
              )
            }
          />
        )}
      </Section>
      <Section title="Owners" description="They look after its members. An owner is not a member by that.">
        <Table
          caption="Owners"
          columns={columnsOf(shown)}
          rows={owners}
          rowKey={({ id, source, since }) => `${id} ${source} ${since.getTime()}`}
          empty={
            <EmptyState title="Nobody owns this group" icon="user">
              Administrators look after it. Add an owner, so that somebody who knows the work does.
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}

const columnsOf = (shown: GroupShown): readonly Column<Owner>[] => [
  { key: 'name', header: 'Name', primary: true, cell: (owner) => <PersonLink of={owner} /> },
  { key: 'why', header: 'Why', cell: ({ says }) => says },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} /> },
  {
    key: 'remove',
    header: 'Remove',
    headerHidden: true,
    align: 'end',
    cell: (owner) => <RemoveOwner shown={shown} owner={owner} />,
  },
]

function RemoveOwner({ shown: { group, rights }, owner }: { shown: GroupShown; owner: Owner }) {
  if (rights.removeOwner === null && owner.source !== 'direct')
    return <NotNow label="Remove" size="small" why={`${owner.says}. It ends when that access is ended.`} />
  return (
    <Possibly why={rights.removeOwner} label="Remove" size="small">
      <ConfirmForm
        intent="removeOwner"
        formKey={owner.id}
        fields={{ userId: owner.id }}
        trigger={{ label: 'Remove', size: 'small' }}
        title={`Take ${group.displayName} from ${owner.displayName}?`}
        confirmLabel="Remove owner"
      >
        They can no longer change the group and its members.
      </ConfirmForm>
    </Possibly>
  )
}
