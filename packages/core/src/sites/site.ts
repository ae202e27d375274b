import type { siteRoles } from '../entitlement/resource.ts'
import type { Objection } from '../objection.ts'

/** A role in a site (SharePoint: owners, members, visitors). */
export type SiteRole = (typeof siteRoles)[number]

/** How the roles are called on pages. */
export const siteRoleTitles: Readonly<Record<SiteRole, string>> = {
  owner: 'Owner',
  member: 'Member',
  visitor: 'Visitor',
}

/** Every reason not to delete a site. */
export const objectionsToSiteDeletion: readonly Objection<{ readonly packages: number }>[] = [
  {
    code: 'siteInPackage',
    kind: 'conflict',
    says: ({ packages }) =>
      `This site is part of ${packages} access ${packages === 1 ? 'package' : 'packages'}. Take it out of them first.`,
    when: ({ packages }) => packages > 0,
  },
]
