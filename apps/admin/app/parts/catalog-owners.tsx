import { When } from '@latchkey/web/when'
import type { CatalogShown } from '../server/catalog-page.ts'
import { OwnerList, type OwnerWords } from './owner-list.tsx'

const words: OwnerWords = {
  kind: 'catalog',
  does: 'They add resources, make packages and policies, and see the requests.',
  adding: 'It opens Admin for them, as far as this catalog goes.',
  loses: 'They can no longer change this catalog, from their next page on.',
  unowned: 'Identity governance administrators look after it.',
}

/** Who owns a catalog. */
export function CatalogOwners({ shown }: { shown: CatalogShown }) {
  const { catalog, owners, rights, find, people } = shown
  return (
    <OwnerList
      name={catalog.displayName}
      place={`/catalogs/${catalog.id}`}
      words={words}
      owners={owners}
      columns={[
        {
          key: 'userName',
          header: 'User name',
          cell: ({ userPrincipalName }) => <span className="break-all">{userPrincipalName}</span>,
        },
        { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} style="date" /> },
      ]}
      whyNotAdd={rights.addOwner}
      whyNotRemove={rights.removeOwner}
      find={find}
      found={people}
    />
  )
}
