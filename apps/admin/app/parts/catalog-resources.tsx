import { objectionsToResourceRemoval } from '@latchkey/core/entitlement/catalog'
import { resourceKindTitles } from '@latchkey/core/entitlement/resource'
import { firstObjection } from '@latchkey/core/objection'
import { Badge } from '@latchkey/ui/badge'
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
import { ObjectLink } from './object-link.tsx'
import { Picker } from './picker.tsx'

type Resource = CatalogShown['resources'][number]

/** What a catalog can hand out: groups, applications and sites, adding one and taking one out. */
export function CatalogResources({ shown }: { shown: CatalogShown }) {
  const { catalog, resources, rights, find, kind, found } = shown
  return (
    <>
      <Section
        title="Add a resource"
        description="You need to own or administer it: owners of the catalog hand it out from then on."
        card
      >
        {rights.addResource !== null ? (
          <Locked>{rights.addResource}</Locked>
        ) : (
          <Picker
            label="Find by name"
            value={find ?? ''}
            matches={found}
            action={adminPage(`/catalogs/${catalog.id}`)}
            keep={{ tab: 'resources' }}
            placeholder="Name"
            act={(row) =>
              resources.some(({ originId }) => originId === row.id) ? (
                'In the catalog'
              ) : (
                <IntentButton
                  intent="addResource"
                  formKey={row.id}
                  fields={{ kind, originId: row.id }}
                  size="small"
                  icon="plus"
                >
                  Add<span className="sr-only"> {row.displayName}</span>
                </IntentButton>
              )
            }
          >
            <div className="flex min-w-0 flex-col gap-1">
              <label htmlFor="resource-kind" className="w-fit font-medium text-ink">
                Kind
              </label>
              <Select
                id="resource-kind"
                key={kind}
                name="kind"
                defaultValue={kind}
                options={Object.entries(resourceKindTitles).map(([value, label]) => ({ value, label }))}
              />
            </div>
          </Picker>
        )}
      </Section>
      <Section title="Resources" description="What packages of this catalog can give.">
        <Table
          caption="Resources"
          columns={columnsOf(shown)}
          rows={resources}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="This catalog has no resources" icon="folder">
              Add a group, an application or a site above. Packages can give nothing before.
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}

const columnsOf = ({ catalog, rights }: CatalogShown): readonly Column<Resource>[] => [
  {
    key: 'name',
    header: 'Resource',
    primary: true,
    cell: ({ kind, originId, name }) => <ObjectLink type={kind} id={originId} name={name} />,
  },
  { key: 'kind', header: 'Kind', nowrap: true, cell: ({ kind }) => <Badge>{resourceKindTitles[kind]}</Badge> },
  { key: 'packages', header: 'Packages that give it', align: 'end', cell: ({ packages }) => packages },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} style="date" /> },
  {
    key: 'remove',
    header: 'Take out',
    headerHidden: true,
    align: 'end',
    cell: ({ id, name, packages }) => (
      <Possibly
        why={rights.removeResource ?? firstObjection(objectionsToResourceRemoval, { packages })?.says ?? null}
        label="Take out"
        size="small"
      >
        <ConfirmForm
          intent="removeResource"
          formKey={id}
          fields={{ resourceId: id }}
          trigger={{ label: 'Take out', size: 'small' }}
          title={`Take ${name} out of ${catalog.displayName}?`}
          confirmLabel="Take out"
        >
          No package gives it, so nobody loses anything. New packages cannot give it any more.
        </ConfirmForm>
      </Possibly>
    ),
  },
]
