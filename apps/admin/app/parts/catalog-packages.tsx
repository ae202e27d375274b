import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import type { CatalogShown } from '../server/catalog-page.ts'
import { adminPage } from './address.ts'
import { PackageTable } from './package-table.tsx'

/** The packages of a catalog; a long list goes on among all packages. */
export function CatalogPackages({ shown: { catalog, packages, rights } }: { shown: CatalogShown }) {
  return (
    <div className="flex flex-col items-start gap-4">
      <div className="w-full min-w-0">
        <PackageTable
          packages={packages.rows}
          withoutCatalog
          empty={
            <EmptyState
              title="This catalog has no access packages"
              icon="package"
              actions={
                rights.createPackage === null && (
                  <ButtonLink href={adminPage('/packages/new', { catalogId: catalog.id })}>New package</ButtonLink>
                )
              }
            >
              A package gives resources of the catalog to those who request it.
            </EmptyState>
          }
        />
      </div>
      {packages.next !== null && (
        <ButtonLink href={adminPage('/packages', { catalogId: catalog.id })}>Show all its packages</ButtonLink>
      )}
    </div>
  )
}
