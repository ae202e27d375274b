import { When } from '@latchkey/web/when'
import type { GroupShown } from '../server/group-page.ts'
import { OwnerList, type OwnerWords } from './owner-list.tsx'

const words: OwnerWords = {
  kind: 'group',
  does: 'They look after its members. An owner is not a member by that.',
  loses: 'They can no longer change the group and its members.',
  unowned: 'Administrators look after it.',
}

/** Who owns a group, and why. */
export function GroupOwners({ shown }: { shown: GroupShown }) {
  const { group, owners, rights, find, found } = shown
  return (
    <OwnerList
      name={group.displayName}
      place={`/groups/${group.id}`}
      words={words}
      owners={owners}
      rowKey={({ id, source, since }) => `${id} ${source} ${since.getTime()}`}
      columns={[
        { key: 'why', header: 'Why', cell: ({ says }) => says },
        { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} /> },
      ]}
      whyNotAdd={rights.addOwner}
      whyNotRemove={rights.removeOwner}
      staysFor={({ source, says }) => (source === 'direct' ? null : `${says}. It ends when that access is ended.`)}
      find={find}
      found={found}
    />
  )
}
