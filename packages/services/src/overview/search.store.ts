import { contains } from '@latchkey/schema/search'
import { applications } from '@latchkey/schema/tables/applications'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, catalogs } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull, or } from 'drizzle-orm'
import { applicationsRelatedTo } from '../applications/applications.store.ts'
import { personColumns } from '../directory/people.ts'
import { usersRelatedTo } from '../directory/users.store.ts'
import { inCatalogsOf } from '../entitlement/catalog-relations.store.ts'
import type { Portal } from '../portal.ts'
import { within } from '../visible.ts'

/** Among how many rows of each kind the best are looked for. */
const considered = 200

/** People who can sign in, and with `administers` those too whom the actor may read as an administrator: disabled ones, by employee id. */
export const peopleAnswering = (portal: Portal, text: string, administers: boolean) => {
  const named = or(
    contains(users.displayName, text),
    contains(users.userPrincipalName, text),
    contains(users.mail, text),
  )
  const asAdministrator = and(
    within(portal, 'user.read', usersRelatedTo(portal.actor)),
    isNull(users.deletedAt),
    or(named, contains(users.employeeId, text)),
  )
  return portal.db.read
    .select({ ...personColumns, mail: users.mail, managerId: users.managerId, accountEnabled: users.accountEnabled })
    .from(users)
    .where(or(and(eq(users.accountEnabled, true), named), administers ? asAdministrator : undefined))
    .orderBy(asc(users.displayName), asc(users.id))
    .limit(considered)
}

/** Packages that the actor runs or may read as an administrator. */
export const packagesAnswering = (portal: Portal, text: string) =>
  portal.db.read
    .select({ id: accessPackages.id, displayName: accessPackages.displayName, catalogName: catalogs.displayName })
    .from(accessPackages)
    .innerJoin(catalogs, eq(catalogs.id, accessPackages.catalogId))
    .where(
      and(
        isNull(accessPackages.deletedAt),
        within(portal, 'accessPackage.read', inCatalogsOf(portal.db.read, portal.actor, accessPackages.catalogId)),
        contains(accessPackages.displayName, text),
      ),
    )
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id))
    .limit(considered)

/** Applications that the actor may read, whether or not they may open them. */
export const applicationsAnswering = (portal: Portal, text: string) =>
  portal.db.read
    .select({ id: applications.id, displayName: applications.displayName, publisher: applications.publisher })
    .from(applications)
    .where(
      and(
        isNull(applications.deletedAt),
        within(portal, 'application.read', applicationsRelatedTo(portal.db.read, portal.actor)),
        or(
          contains(applications.displayName, text),
          contains(applications.publisher, text),
          contains(applications.category, text),
        ),
      ),
    )
    .orderBy(asc(applications.displayName), asc(applications.id))
    .limit(considered)
