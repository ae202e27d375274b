import type { ApplicationShown } from '../server/application-page.ts'
import { OwnerList, type OwnerWords } from './owner-list.tsx'

const words: OwnerWords = {
  kind: 'application',
  does: 'They change the application and decide who has it.',
  loses: 'They can no longer change the application and who has it.',
  unowned: 'Administrators look after it.',
}

/** Who owns an application. */
export function ApplicationOwners({ shown }: { shown: ApplicationShown }) {
  const { application, owners, rights, find, people } = shown
  return (
    <OwnerList
      name={application.displayName}
      place={`/applications/${application.id}`}
      words={words}
      owners={owners}
      columns={[{ key: 'department', header: 'Department', cell: ({ department }) => department ?? 'None' }]}
      whyNotAdd={rights.addOwner}
      whyNotRemove={rights.removeOwner}
      find={find}
      found={people}
    />
  )
}
