import { groupKindTitles } from '@latchkey/core/directory/group'
import type { GroupOfUser } from '@latchkey/services/directory/groups-of-user.store'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { type Column, Table } from '@latchkey/ui/table'
import { AppLink } from '@latchkey/web/app-link'
import { placeIn } from '@latchkey/web/apps'
import { When } from '@latchkey/web/when'

const columns: readonly Column<GroupOfUser>[] = [
  { key: 'name', header: 'Group', primary: true, cell: ({ displayName }) => displayName },
  { key: 'kind', header: 'Kind', cell: ({ kind }) => groupKindTitles[kind] },
  {
    key: 'why',
    header: 'Why you are in it',
    cell: ({ reasons }) => (
      <ul className="flex flex-col gap-0.5">
        {reasons.map(({ says, since, accessPackageId }) => (
          <li key={`${says} ${since.getTime()}`}>
            {accessPackageId === null ? (
              says
            ) : (
              <AppLink app="my-access" to={`/packages/${accessPackageId}`} className="link">
                {says}
              </AppLink>
            )}
          </li>
        ))}
      </ul>
    ),
  },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ reasons }) => reasons[0] && <When at={reasons[0].since} /> },
  { key: 'ends', header: 'Ends', nowrap: true, cell: (group) => <Ends group={group} /> },
]

/** A membership lasts as long as its last reason. */
function Ends({ group }: { group: GroupOfUser }) {
  const ends = group.reasons.map(({ expiresAt }) => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY)
  const last = Math.max(...ends)
  return Number.isFinite(last) ? <When at={new Date(last)} /> : 'No end set'
}

/** The groups that somebody is in, each with every reason. */
export function GroupTable({ groups }: { groups: readonly GroupOfUser[] }) {
  return (
    <Table
      caption="Your groups"
      columns={columns}
      rows={groups}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          title="You are in no group yet"
          icon="users"
          actions={
            <ButtonLink href={placeIn('my-access')} variant="primary">
              Request access
            </ButtonLink>
          }
        >
          Access packages make you a member of the groups that carry what you need.
        </EmptyState>
      }
    />
  )
}
