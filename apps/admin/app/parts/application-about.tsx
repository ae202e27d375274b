import { DescriptionList } from '@latchkey/ui/description-list'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import type { ApplicationShown } from '../server/application-page.ts'
import { PackageNames } from './package-names.tsx'

type Role = ApplicationShown['roles'][number]

const columns: readonly Column<Role>[] = [
  { key: 'name', header: 'Role', primary: true, cell: ({ displayName }) => displayName },
  { key: 'value', header: 'For programs', cell: ({ value }) => <code className="text-sm break-all">{value}</code> },
  { key: 'uses', header: 'Given now', align: 'end', cell: ({ uses }) => uses },
]

/** What an application is: where it opens, its roles, and the access packages that give it. */
export function ApplicationAbout({ shown }: { shown: ApplicationShown }) {
  const { application, roles, packages, packageCount } = shown
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-6">
        <Section title="Details" card>
          <DescriptionList
            items={[
              {
                term: 'Opens at',
                details: (
                  <a href={application.homepageUrl} className="link break-all" rel="noopener noreferrer">
                    {application.homepageUrl}
                  </a>
                ),
              },
              { term: 'Publisher', details: application.publisher || 'Not known' },
              { term: 'Category', details: application.category || 'None' },
              { term: 'Can be opened', details: application.enabled ? 'Yes' : 'No, it is disabled' },
              { term: 'Shown in My Apps', details: application.visible ? 'Yes' : 'No, it is hidden' },
            ]}
          />
        </Section>
        <Section title="Access packages that give it" card>
          <PackageNames packages={packages} count={packageCount} />
        </Section>
      </div>
      <Section title="Roles" description="Given now counts users, groups and access packages.">
        <Table caption="Roles" columns={columns} rows={roles} rowKey={({ id }) => id} />
      </Section>
    </div>
  )
}
