import { resourceKindTitles } from '@latchkey/core/entitlement/resource'
import type { AddResourceRole } from '@latchkey/services/entitlement/admin/add-resource-role'
import { Badge } from '@latchkey/ui/badge'
import { Button, ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { SelectField } from '@latchkey/ui/field'
import { Form, Link } from '@latchkey/ui/link'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { PortalForm } from '@latchkey/web/portal-form'
import { When } from '@latchkey/web/when'
import type { PackageShown } from '../server/package-page.ts'
import { adminPage } from './address.ts'
import { Locked, Possibly } from './not-now.tsx'
import { ObjectLink } from './object-link.tsx'

type Role = PackageShown['roles'][number]

/** What a package gives: adding a role and taking one out, each with what it does to those who have the package. */
export function PackageRoles({ shown }: { shown: PackageShown }) {
  const { roles, rights, choices, catalog, counts } = shown
  return (
    <>
      <Section title="What it gives">
        <Table
          caption="What it gives"
          columns={columnsOf(shown)}
          rows={roles}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="This package gives nothing yet" icon="key">
              Add a role of one of the catalog’s resources.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Add a role" card>
        {rights.addResourceRole !== null ? (
          <Locked>{rights.addResourceRole}</Locked>
        ) : choices.length === 0 ? (
          <p className="text-muted">
            It gives every role of every resource in its catalog. Add another resource to{' '}
            <Link href={adminPage(`/catalogs/${catalog.id}`, { tab: 'resources' })} className="link">
              {catalog.displayName}
            </Link>{' '}
            first.
          </p>
        ) : counts.assignments > 0 ? (
          <LookFirst shown={shown} />
        ) : (
          <PortalForm<typeof AddResourceRole> intent="addRole" submit="Add role" submitVariant="secondary">
            {({ bind }) => (
              <SelectField
                {...bind('resourceRole')}
                label="Role"
                help="Nobody has the package yet. Whoever gets it gets this role too."
                placeholder="Choose a role"
                required
                options={choices}
              />
            )}
          </PortalForm>
        )}
      </Section>
    </>
  )
}

/** Chooses a role to be added to a package that people have: what that comes to is shown before it is done. */
function LookFirst({ shown: { accessPackage, choices } }: { shown: PackageShown }) {
  return (
    <Form
      method="get"
      action={adminPage(`/packages/${accessPackage.id}/change`)}
      className="flex flex-wrap items-end gap-3"
    >
      <div className="min-w-0 grow basis-64 sm:max-w-md">
        <SelectField name="add" label="Role" placeholder="Choose a role" required options={choices} />
      </div>
      <Button>Show what it would change</Button>
    </Form>
  )
}

const columnsOf = ({ accessPackage, rights, counts }: PackageShown): readonly Column<Role>[] => [
  {
    key: 'words',
    header: 'Role',
    primary: true,
    cell: ({ kind, originId, words }) => <ObjectLink type={kind} id={originId} name={words} />,
  },
  { key: 'kind', header: 'Kind', nowrap: true, cell: ({ kind }) => <Badge>{resourceKindTitles[kind]}</Badge> },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} style="date" /> },
  {
    key: 'remove',
    header: 'Take out',
    headerHidden: true,
    align: 'end',
    cell: ({ id, words }) => (
      <Possibly why={rights.removeResourceRole} label="Take out" size="small">
        {counts.assignments > 0 ? (
          <ButtonLink
            href={adminPage(`/packages/${accessPackage.id}/change`, { take: id })}
            size="small"
            aria-label={`Take ${words} out`}
          >
            Take out
          </ButtonLink>
        ) : (
          <ConfirmForm
            intent="removeRole"
            formKey={id}
            fields={{ resourceRoleId: id }}
            trigger={{ label: 'Take out', size: 'small' }}
            title={`Take “${words}” out of ${accessPackage.displayName}?`}
            confirmLabel="Take role out"
          >
            Nobody has the package, so nobody loses anything.
          </ConfirmForm>
        )}
      </Possibly>
    ),
  },
]
