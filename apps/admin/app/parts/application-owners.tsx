import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { IntentButton } from '@latchkey/web/intent-button'
import type { ApplicationShown } from '../server/application-page.ts'
import { adminPage } from './address.ts'
import { Locked, Possibly } from './not-now.tsx'
import { PersonLink } from './object-link.tsx'
import { Picker } from './picker.tsx'

type Owner = ApplicationShown['owners'][number]

/** Who owns an application, making somebody an owner and taking that back. */
export function ApplicationOwners({ shown }: { shown: ApplicationShown }) {
  const { application, owners, rights, find, people } = shown
  return (
    <>
      <Section title="Add an owner" card>
        {rights.addOwner !== null ? (
          <Locked>{rights.addOwner}</Locked>
        ) : (
          <Picker
            label="Find somebody"
            value={find ?? ''}
            matches={people}
            action={adminPage(`/applications/${application.id}`)}
            keep={{ tab: 'owners' }}
            act={({ id, displayName }) =>
              owners.some((owner) => owner.id === id) ? (
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
      <Section title="Owners" description="They change the application and decide who has it.">
        <Table
          caption="Owners"
          columns={columnsOf(shown)}
          rows={owners}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Nobody owns this application" icon="user">
              Administrators look after it. Add an owner, so that somebody who knows it does.
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}

const columnsOf = ({ application, rights }: ApplicationShown): readonly Column<Owner>[] => [
  { key: 'name', header: 'Name', primary: true, cell: (owner) => <PersonLink of={owner} /> },
  { key: 'department', header: 'Department', cell: ({ department }) => department ?? 'None' },
  {
    key: 'remove',
    header: 'Remove',
    headerHidden: true,
    align: 'end',
    cell: ({ id, displayName }) => (
      <Possibly why={rights.removeOwner} label="Remove" size="small">
        <ConfirmForm
          intent="removeOwner"
          formKey={id}
          fields={{ userId: id }}
          trigger={{ label: 'Remove', size: 'small' }}
          title={`Take ${application.displayName} from ${displayName}?`}
          confirmLabel="Remove owner"
        >
          They can no longer change the application and who has it.
        </ConfirmForm>
      </Possibly>
    ),
  },
]
