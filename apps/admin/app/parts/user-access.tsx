import { groupKindTitles } from '@latchkey/core/directory/group'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'
import { ObjectLink } from './object-link.tsx'
import { ReasonsList } from './reasons-list.tsx'
import type { UserShown } from './user-actions.tsx'

type Group = UserShown['groups'][number]
type Access = UserShown['assignments'][number]
type Application = UserShown['applications'][number]
type Site = UserShown['sites'][number]

const groupColumns: readonly Column<Group>[] = [
  {
    key: 'name',
    header: 'Group',
    primary: true,
    cell: ({ id, displayName }) => <ObjectLink type="group" id={id} name={displayName} />,
  },
  { key: 'kind', header: 'Kind', nowrap: true, cell: ({ kind }) => groupKindTitles[kind] },
  { key: 'why', header: 'Why', cell: ({ reasons }) => <ReasonsList reasons={reasons} /> },
]

const accessColumns: readonly Column<Access>[] = [
  {
    key: 'name',
    header: 'Access package',
    primary: true,
    cell: ({ accessPackageId, packageName }) => (
      <ObjectLink type="accessPackage" id={accessPackageId} name={packageName} />
    ),
  },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ startsAt }) => <When at={startsAt} /> },
  {
    key: 'ends',
    header: 'Ends',
    nowrap: true,
    cell: ({ expiresAt }) => (expiresAt ? <When at={expiresAt} /> : 'No end set'),
  },
  {
    key: 'request',
    header: 'Request',
    cell: ({ requestId }) => <ObjectLink type="request" id={requestId} name="See the request" />,
  },
]

const applicationColumns: readonly Column<Application>[] = [
  {
    key: 'name',
    header: 'Application',
    primary: true,
    cell: ({ id, displayName }) => <ObjectLink type="application" id={id} name={displayName} />,
  },
  { key: 'role', header: 'Role', cell: ({ role }) => role },
  { key: 'why', header: 'Why', cell: ({ says }) => says },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} /> },
]

const siteColumns: readonly Column<Site>[] = [
  {
    key: 'name',
    header: 'Site',
    primary: true,
    cell: ({ id, displayName }) => <ObjectLink type="site" id={id} name={displayName} />,
  },
  { key: 'role', header: 'Role', cell: ({ roleTitle }) => roleTitle },
  { key: 'why', header: 'Why', cell: ({ says }) => says },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} /> },
]

/** What a user has: access packages, groups with every reason, applications, sites, and the groups that they own. */
export function UserAccess({ shown }: { shown: UserShown }) {
  const { assignments, groups, applications, sites, ownedGroups } = shown
  return (
    <>
      <Section title="Access packages" description="What they asked for or were given, and until when.">
        <Table
          caption="Access packages"
          columns={accessColumns}
          rows={assignments}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="No access package that you may see" icon="package">
              People get access packages by asking for them in My Access.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Groups" description="Each reason stands on its own: when one ends, the others stay.">
        <Table
          caption="Groups"
          columns={groupColumns}
          rows={groups}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="In no group" icon="users">
              Groups carry licenses and applications. Add them on the page of a group.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Applications">
        <Table
          caption="Applications"
          columns={applicationColumns}
          rows={applications}
          rowKey={({ assignmentId }) => assignmentId}
          empty={
            <EmptyState title="No applications" icon="apps">
              Applications come from groups and access packages, or are assigned on the page of an application.
            </EmptyState>
          }
        />
      </Section>
      {sites.length > 0 && (
        <Section title="Sites">
          <Table caption="Sites" columns={siteColumns} rows={sites} rowKey={({ accessId }) => accessId} />
        </Section>
      )}
      {ownedGroups.length > 0 && (
        <Section title="Groups that they own" card>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {ownedGroups.map(({ id, displayName }) => (
              <li key={id}>
                <ObjectLink type="group" id={id} name={displayName} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
