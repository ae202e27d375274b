import { catalogRoles, catalogRoleTitles, catalogRoleWords } from '@latchkey/core/entitlement/catalog'
import { Badge } from '@latchkey/ui/badge'
import { DescriptionList } from '@latchkey/ui/description-list'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Select } from '@latchkey/ui/field'
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

type Holder = CatalogShown['people'][number]

/** Who has which role in a catalog, giving one and taking one away, and what each lets people do. */
export function CatalogRoles({ shown }: { shown: CatalogShown }) {
  return (
    <>
      <GiveRole shown={shown} />
      <Section title="Who has a role">
        <Table
          caption="Who has a role"
          columns={columnsOf(shown)}
          rows={shown.people}
          rowKey={({ id, role }) => `${id}:${role}`}
          empty={
            <EmptyState title="Nobody has a role in this catalog" icon="user">
              Identity governance administrators look after it. Make somebody its owner who knows what is in it.
            </EmptyState>
          }
        />
      </Section>
      <Section title="What each role may do" card>
        <DescriptionList
          items={catalogRoles.map((role) => ({
            term: catalogRoleTitles[role].title,
            details: (
              <ul className="flex list-disc flex-col gap-0.5 pl-4">
                {catalogRoleWords[role].map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            ),
          }))}
        />
      </Section>
    </>
  )
}

function GiveRole({ shown }: { shown: CatalogShown }) {
  const { catalog, people, rights, find, role, candidates } = shown
  const { title } = catalogRoleTitles[role]
  const present = new Set(people.filter((one) => one.role === role).map(({ id }) => id))
  return (
    <Section title="Give a role" description="It opens Admin for the person, for this catalog alone." card>
      {rights.addRole !== null ? (
        <Locked>{rights.addRole}</Locked>
      ) : (
        <Picker
          label="Find somebody"
          value={find ?? ''}
          matches={candidates}
          action={adminPage(`/catalogs/${catalog.id}`)}
          keep={{ tab: 'roles' }}
          act={({ id, displayName }) =>
            present.has(id) ? (
              `${title} already`
            ) : (
              <IntentButton intent="addRole" formKey={id} fields={{ userId: id, role }} size="small" icon="plus">
                Make {title.toLowerCase()}
                <span className="sr-only"> {displayName}</span>
              </IntentButton>
            )
          }
        >
          <div className="flex min-w-0 flex-col gap-1">
            <label htmlFor="catalog-role" className="w-fit font-medium text-ink">
              Role
            </label>
            <Select
              id="catalog-role"
              key={role}
              name="role"
              defaultValue={role}
              options={catalogRoles.map((value) => ({ value, label: catalogRoleTitles[value].title }))}
            />
          </div>
        </Picker>
      )}
    </Section>
  )
}

const columnsOf = ({ catalog, rights }: CatalogShown): readonly Column<Holder>[] => [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    cell: (holder) => (
      <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
        <PersonLink of={holder} />
        {!holder.accountEnabled && <Badge tone="ended">Disabled</Badge>}
      </span>
    ),
  },
  { key: 'role', header: 'Role', nowrap: true, cell: ({ role }) => <Badge>{catalogRoleTitles[role].title}</Badge> },
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
    cell: ({ id, role, displayName }) => (
      <Possibly why={rights.removeRole} label="Remove" size="small">
        <ConfirmForm
          intent="removeRole"
          formKey={`${id}:${role}`}
          fields={{ userId: id, role }}
          trigger={{ label: 'Remove', size: 'small' }}
          title={`Take this role from ${displayName}?`}
          confirmLabel="Take away"
        >
          {displayName} is no longer {catalogRoleTitles[role].title.toLowerCase()} of {catalog.displayName}, from their
          next page on. Access that they gave to others stays.
        </ConfirmForm>
      </Possibly>
    ),
  },
]
