import type { Role } from '@latchkey/core/authorization/roles'
import { type ApprovalStage, type PolicyTerms, plainStage, plainTerms } from '@latchkey/core/entitlement/policy'
import type { ResourceRole } from '@latchkey/core/entitlement/resource'
import type { AccessPackageId, GroupId, UserId } from '@latchkey/core/ids'
import { isRefusal } from '@latchkey/core/refusal'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { accessPackages, assignmentPolicies, catalogs, packageResourceRoles } from '@latchkey/schema/tables/entitlement'
import { groupLicenses, products, subscriptions } from '@latchkey/schema/tables/licensing'
import { type TestPortal, testPortal } from '@latchkey/testing/test-portal'
import { asc } from 'drizzle-orm'
import { keepPlaces } from '../licensing/product-places.store.ts'
import { beginRole } from './roles.store.ts'
import { insertUser, type StoredUser } from './users.store.ts'

/** A small organization that a story sets up by hand. */
export interface Story {
  readonly portal: TestPortal
  /** A boring member of the organization, but for what the story says. */
  person(name: string, but?: Partial<StoredUser>, ...held: readonly Role[]): Promise<UserId>
  /** A package that every user may request without a reason and for ever. */
  accessPackage(
    name: string,
    gives: readonly ResourceRole[],
    stages?: readonly Partial<ApprovalStage>[],
  ): Promise<AccessPackageId>
  /** A product with so many seats, given by a group. */
  productOf(groupId: GroupId, units: number): Promise<string>
  /** The activities of the audit log, oldest first. */
  activities(): Promise<readonly string[]>
}

const nobody = {
  givenName: null,
  surname: null,
  mail: null,
  jobTitle: null,
  department: null,
  division: null,
  companyName: null,
  officeLocation: null,
  mobilePhone: null,
  employeeId: null,
  employeeType: null,
  employeeHireDate: null,
  usageLocation: null,
  preferredLanguage: null,
  userType: 'member',
  accountEnabled: true,
  managerId: null,
  revision: 0,
} as const

/** Begins a story in an empty organization. */
export async function beginStory(): Promise<Story> {
  const portal = await testPortal()
  const { db } = portal
  return {
    portal,
    person: (name, but = {}, ...held) =>
      db.transaction(async (tx) => {
        const id = portal.newId()
        const userPrincipalName = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`
        await insertUser(tx, { id, displayName: name, userPrincipalName, createdAt: portal.now(), ...nobody, ...but })
        for (const role of held) await beginRole(portal, tx, id, role)
        return id
      }),
    accessPackage: (name, gives, stages = []) =>
      db.transaction(async (tx) => {
        const [catalogId, accessPackageId, now] = [portal.newId(), portal.newId(), portal.now()]
        const named = { displayName: name, description: '', createdAt: now, deletedAt: null, revision: 0 }
        const terms: PolicyTerms = {
          ...plainTerms,
          stages: stages.map((one) => ({ ...plainStage, ...one })),
        }
        await tx.insert(catalogs).values({ id: catalogId, ...named, state: 'published', isExternallyVisible: true })
        await tx.insert(accessPackages).values({ id: accessPackageId, catalogId, ...named, isHidden: false })
        await tx.insert(assignmentPolicies).values({
          id: portal.newId(),
          accessPackageId,
          ...named,
          allowedTargetScope: 'allDirectoryUsers',
          enabled: true,
          terms,
        })
        for (const role of gives)
          await tx
            .insert(packageResourceRoles)
            .values({ id: portal.newId(), accessPackageId, ...role, startsAt: now, endsAt: null })
        return accessPackageId
      }),
    productOf: (groupId, units) =>
      db.transaction(async (tx) => {
        const [productId, now] = [portal.newId(), portal.now()]
        const named = { createdAt: now, revision: 0 }
        await tx.insert(products).values({ id: productId, skuPartNumber: 'PART', displayName: 'Visio', ...named })
        await keepPlaces(tx, [])
        await tx.insert(subscriptions).values({
          id: portal.newId(),
          productId,
          name: 'Visio',
          state: 'enabled',
          units,
          pricePerMonth: null,
          currency: 'EUR',
          renewsOn: null,
          ...named,
        })
        await tx
          .insert(groupLicenses)
          .values({ id: portal.newId(), groupId, productId, disabledPlans: [], startsAt: now, endsAt: null })
        return productId
      }),
    activities: async () => {
      const rows = await db.read
        .select({ activity: auditEvents.activity })
        .from(auditEvents)
        .orderBy(asc(auditEvents.at), asc(auditEvents.id))
      return rows.map(({ activity }) => activity)
    },
  }
}

/** The code of the refusal that something ends with; fails where it is done. */
export async function refusalOf(done: Promise<unknown>): Promise<string> {
  try {
    await done
  } catch (error) {
    if (isRefusal(error)) return error.code
    throw error
  }
  throw new Error('nothing was refused')
}
