import { classNames } from '@latchkey/ui/class-names'
import { Link } from '@latchkey/ui/link'
import { Person, type PersonWords } from '@latchkey/web/person'
import { useRoot } from '@latchkey/web/root-data'
import { adminPage } from './address.ts'

/** Where each kind of thing has its page in Admin, by the words of the audit log. */
const places: Readonly<Record<string, string>> = {
  user: '/users',
  group: '/groups',
  application: '/applications',
  site: '/sites',
  product: '/products',
  catalog: '/catalogs',
  connectedOrganization: '/organizations',
  customExtension: '/extensions',
  accessPackage: '/packages',
  accessRequest: '/requests',
  request: '/requests',
  assignment: '/assignments',
}

/** Places that are closed, with every page below them, to those whose navigation does not show them. */
const closedWithTheirList: ReadonlySet<string> = new Set([
  '/catalogs',
  '/packages',
  '/requests',
  '/assignments',
  '/sites',
])

/** Finds the address of a thing's page in Admin; undefined for things that have none, or none that the reader could open. */
export function usePageOfObject(): (type: string, id: string) => string | undefined {
  const { navigation } = useRoot()
  return (type, id) => {
    const place = Object.hasOwn(places, type) ? places[type] : undefined
    if (place === undefined || id === '') return undefined
    const isOpen = !closedWithTheirList.has(place) || navigation.some((row) => row.place === place)
    return isOpen ? adminPage(`${place}/${id}`) : undefined
  }
}

/** A thing by its name, as a link to its page in Admin where it has one that the reader could open. */
export function ObjectLink({ type, id, name }: { type: string; id: string; name: string }) {
  const href = usePageOfObject()(type, id)
  if (href === undefined) return <>{name}</>
  return (
    <Link href={href} className="link inline-block min-h-6 leading-6 touch:-my-2 touch:py-2">
      {name}
    </Link>
  )
}

/** A person as a link to their page in Admin; without the link to those who find no users there, such as owners of catalogs. */
export function PersonLink({ of, stacked }: { of: PersonWords & { readonly id: string }; stacked?: boolean }) {
  const { navigation } = useRoot()
  if (!navigation.some(({ place }) => place === '/users')) return <Person of={of} {...(stacked ? { stacked } : {})} />
  return (
    <Link
      href={adminPage(`/users/${of.id}`)}
      className={classNames(
        'inline-flex max-w-full rounded-md text-ink hover:underline touch:min-h-10 touch:items-center',
        // As tall as a finger, without moving what stands around it.
        !stacked && 'touch:-my-2.5',
      )}
    >
      <Person of={of} {...(stacked ? { stacked } : {})} />
    </Link>
  )
}
