import type { AccessPackageId } from '@latchkey/core/ids'
import { ObjectLink } from './object-link.tsx'

/** The access packages that give a thing; those that the reader may not see are counted. */
export function PackageNames(props: {
  packages: readonly { readonly id: AccessPackageId; readonly displayName: string }[]
  /** How many there are in all. */
  count: number
}) {
  const { packages, count } = props
  const unseen = count - packages.length
  if (count === 0) return <p className="text-muted">No access package gives it.</p>
  return (
    <ul className="flex flex-col gap-1.5">
      {packages.map(({ id, displayName }) => (
        <li key={id}>
          <ObjectLink type="accessPackage" id={id} name={displayName} />
        </li>
      ))}
      {unseen > 0 && (
        <li className="text-muted">
          {unseen} {packages.length > 0 && 'more '}
          {unseen === 1 ? 'package' : 'packages'} that you may not see
        </li>
      )}
    </ul>
  )
}
