import { waySays } from '@latchkey/core/applications/reason'
import { idOf } from '@latchkey/core/authorization/actor'
import type { ApplicationId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { contains } from '@latchkey/schema/search'
import { applicationAssignments, applications, appRoles } from '@latchkey/schema/tables/applications'
import { groups } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull, or, type Placeholder } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'
import { reachesUser } from './applications.store.ts'

/** An application that the actor may open. */
export interface MyApplication {
  readonly id: ApplicationId
  readonly displayName: string
  readonly description: string
  readonly publisher: string
  /** Empty where it has none. */
  readonly category: string
  readonly homepageUrl: string
  /** The names of the roles that the actor has in it. */
  readonly roles: readonly string[]
  /** Why they have it, in words: `Through the group Design`, `Given to you directly`. */
  readonly reasons: readonly string[]
}

const reaching = (db: Queries, me: UserId | Placeholder, search?: string) =>
  db
    .select({
      id: applications.id,
      displayName: applications.displayName,
      description: applications.description,
      publisher: applications.publisher,
      category: applications.category,
      homepageUrl: applications.homepageUrl,
      role: appRoles.displayName,
      groupName: groups.displayName,
      packageName: accessPackages.displayName,
    })
    .from(applicationAssignments)
    .innerJoin(applications, eq(applications.id, applicationAssignments.applicationId))
    .innerJoin(appRoles, eq(appRoles.id, applicationAssignments.appRoleId))
    .leftJoin(groups, eq(groups.id, applicationAssignments.groupId))
    .leftJoin(assignments, eq(assignments.id, applicationAssignments.sourceId))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(
      and(
        reachesUser(db, me),
        isNull(applications.deletedAt),
        eq(applications.enabled, true),
        eq(applications.visible, true),
        search
          ? or(
              contains(applications.displayName, search),
              contains(applications.description, search),
              contains(applications.publisher, search),
              contains(applications.category, search),
            )
          : undefined,
      ),
    )
    .orderBy(
      asc(applications.displayName),
      asc(applications.id),
      asc(applicationAssignments.startsAt),
      asc(applicationAssignments.id),
    )

const allReaching = prepared((db) => reaching(db, given('me')))

/** The applications that the actor may open, by name: assigned to them or to a group of theirs, switched on and visible. */
export async function myApplications(
  portal: Portal,
  filter: { readonly search?: string | null | undefined } = {},
): Promise<readonly MyApplication[]> {
  mustRead(portal, 'portal.open')
  const me = idOf(portal.actor)
  if (me === null) return []
  const { search } = filter
  return gather(search ? await reaching(portal.db.read, me, search) : await allReaching(portal.db.read, { me }))
}

interface Row extends Omit<MyApplication, 'roles' | 'reasons'> {
  readonly role: string
  readonly groupName: string | null
  readonly packageName: string | null
}

/** One application per id, in the order of the rows, with every role and reason once. */
function gather(rows: readonly Row[]): readonly MyApplication[] {
  const found = new Map<ApplicationId, MyApplication & { roles: string[]; reasons: string[] }>()
  for (const { role, groupName, packageName, ...application } of rows) {
    const mine = found.get(application.id) ?? { ...application, roles: [], reasons: [] }
    const says = waySays({ groupName, packageName })
    if (!mine.roles.includes(role)) mine.roles.push(role)
    if (!mine.reasons.includes(says)) mine.reasons.push(says)
    found.set(application.id, mine)
  }
  return [...found.values()]
}
