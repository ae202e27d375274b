import { Badge } from '@latchkey/ui/badge'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { IntentButton } from '@latchkey/web/intent-button'
import { When } from '@latchkey/web/when'
import type { CatalogShown } from '../server/catalog-page.ts'
import { adminPage } from './address.ts'
import { Locked, Possibly } from './not-now.tsx'
import { PersonLink } from './object-link.tsx'
import { Picker } from './picker.tsx'

type Owner = CatalogShown['owners'][number]

/** Those who look after a catalog, adding one and ending an ownership. */
export function CatalogOwners({ shown }: { shown: CatalogShown }) {
  const { catalog, owners, rights, find, people } = shown
  return (
    <>
      <Section title="Owners" description="They add resources, make packages and policies, and see the requests.">
        <Table
          caption="Owners"
          columns={columnsOf(shown)}
          rows={owners}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Nobody owns this catalog" icon="user">
              Identity governance administrators look after it. Add an owner below.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Add an owner" description="It opens Admin for them, as far as this catalog goes." card>
        {rights.addOwner !== null ? (
          <Locked>{rights.addOwner}</Locked>
        ) : (
          <Picker
            label="Find by name"
            value={find ?? ''}
            matches={people}
            action={adminPage(`/catalogs/${catalog.id}`)}
            keep={{ tab: 'owners' }}
            act={({ id }) =>
              owners.some((owner) => owner.id === id) ? (
                'Owns it'
              ) : (
                <IntentButton intent="addOwner" formKey={id} fields={{ userId: id }} size="small" icon="user-plus">
                  Add owner
                </IntentButton>
              )
            }
          />
        )}
      </Section>
    </>
  )
}

const columnsOf = ({ catalog, rights }: CatalogShown): readonly Column<Owner>[] => [
  {
    key: 'person',
    header: 'Person',
    primary: true,
    cell: (owner) => (
      <span className="flex flex-wrap items-center gap-2">
        <PersonLink of={owner} />
        {!owner.accountEnabled && <Badge tone="ended">Disabled</Badge>}
      </span>
    ),
  },
  {
    key: 'userName',
    header: 'User name',
    cell: ({ userPrincipalName }) => <span className="break-all">{userPrincipalName}</span>,
  },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} style="date" /> },
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
          title={`Remove ${displayName} from the owners of ${catalog.displayName}?`}
          confirmLabel="Remove owner"
        >
          They can no longer change this catalog, from their next page on.
        </ConfirmForm>
      </Possibly>
    ),
  },
]
