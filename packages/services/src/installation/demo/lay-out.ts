import { defaultAccess } from '@latchkey/core/applications/application'
import { after, days } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import { applicationAssignments, applicationOwners, applications, appRoles } from '@latchkey/schema/tables/applications'
import { groupOwners, groups, memberships, roleAssignments, users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentPolicies,
  catalogResources,
  catalogRoleAssignments,
  catalogs,
  packageResourceRoles,
  policyTargets,
} from '@latchkey/schema/tables/entitlement'
import { groupLicenses, productPlans, products, servicePlans, subscriptions } from '@latchkey/schema/tables/licensing'
import { sites } from '@latchkey/schema/tables/sites'
import { byHand } from '../../directory/memberships.store.ts'
import { applyPresets } from '../../licensing/apply-presets.ts'
import { relicense } from '../../licensing/relicense.ts'
import type { Portal } from '../../portal.ts'
import { demoId } from './demo-id.ts'
import { type DemoPerson, demoCompany, demoPeople, demoUserId, demoUserName } from './people.ts'
import { demoProductId, demoProducts } from './products.ts'
import {
  demoApplications,
  demoCatalogs,
  demoGroups,
  demoPackageId,
  demoPackages,
  demoSiteId,
  demoSites,
} from './structure.ts'

/** Lays out the demo organization as it was before its story began. */
export async function layOut(portal: Portal, tx: Transaction): Promise<void> {
  await layOutPeople(portal, tx)
  await layOutProducts(portal, tx)
  await layOutGroups(portal, tx)
  await layOutApplications(portal, tx)
  await layOutCatalogs(portal, tx)
  await layOutSites(portal, tx)
  await layOutPackages(portal, tx)
  const giving = demoGroups.filter(({ products: given = [] }) => given.length > 0)
  await relicense(portal, tx, [...new Set(giving.flatMap((group) => membersOf(group.members)))].map(demoUserId))
}

const dated = (portal: Portal) => ({ startsAt: portal.now(), endsAt: null })
const made = (portal: Portal) => ({ createdAt: portal.now(), revision: 0 })

const nameParts = ({ displayName }: DemoPerson) => {
  const [givenName = '', ...rest] = displayName.split(' ')
  return { givenName, surname: rest.join(' ') }
}

async function layOutPeople(portal: Portal, tx: Transaction): Promise<void> {
  await tx.insert(users).values(
    demoPeople.map((person, nth) => ({
      id: demoUserId(person.key),
      userPrincipalName: demoUserName(person),
      mail: demoUserName(person),
      displayName: person.displayName,
      ...nameParts(person),
      jobTitle: person.jobTitle,
      department: person.department,
      companyName: person.userType === 'guest' ? 'Studio Taylor' : demoCompany,
      officeLocation: person.office,
      employeeId: person.userType === 'guest' ? null : String(1001 + nth),
      employeeType: person.userType === 'guest' ? 'Consultant' : 'Employee',
      employeeHireDate: after(portal.now(), -days(30 + ((nth * 137) % 3000)))
        .toISOString()
        .slice(0, 10),
      usageLocation: person.country,
      preferredLanguage: 'en',
      userType: person.userType,
      accountEnabled: person.accountEnabled,
      managerId: person.manager === null ? null : demoUserId(person.manager),
      ...made(portal),
    })),
  )
  await tx
    .insert(roleAssignments)
    .values(
      demoPeople.flatMap(({ key, roles }) =>
        roles.map((role) => ({ id: portal.newId(), userId: demoUserId(key), role, ...dated(portal) })),
      ),
    )
}

async function layOutProducts(portal: Portal, tx: Transaction): Promise<void> {
  await tx
    .insert(products)
    .values(
      demoProducts.map(({ id, skuPartNumber, displayName }) => ({ id, skuPartNumber, displayName, ...made(portal) })),
    )
  const plans = new Map(demoProducts.flatMap((product) => product.plans.map((plan) => [plan[0], plan])))
  await tx
    .insert(servicePlans)
    .values([...plans.values()].map(([id, servicePlanName, displayName]) => ({ id, servicePlanName, displayName })))
  await tx
    .insert(productPlans)
    .values(
      demoProducts.flatMap(({ id, plans: own }) => own.map((plan) => ({ productId: id, servicePlanId: plan[0] }))),
    )
  await applyPresets(tx)
  await tx.insert(subscriptions).values(
    demoProducts.map((product) => ({
      id: demoId(`subscription:${product.key}`),
      productId: product.id,
      name: `${product.displayName}, yearly`,
      state: 'enabled' as const,
      units: product.units,
      pricePerMonth: product.price,
      currency: 'EUR',
      renewsOn: after(portal.now(), days(400 + 120))
        .toISOString()
        .slice(0, 10),
      ...made(portal),
    })),
  )
}

/** The people that a group's list of members means. */
function membersOf(words: readonly string[]): readonly string[] {
  const working = demoPeople.filter(({ userType, accountEnabled }) => userType === 'member' && accountEnabled)
  return words.flatMap((word) => {
    if (word === '[*]') return working.map(({ key }) => key)
    const department = /^\[(.+)\]$/.exec(word)?.[1]
    return department ? working.filter((person) => person.department === department).map(({ key }) => key) : [word]
  })
}

async function layOutGroups(portal: Portal, tx: Transaction): Promise<void> {
  const id = (key: string) => demoId(`group:${key}`)
  await tx.insert(groups).values(
    demoGroups.map(({ key, displayName, description, kind, rule }) => ({
      id: id(key),
      displayName,
      description,
      kind,
      mailNickname: kind === 'microsoft365' ? key : null,
      membershipRule: rule ?? null,
      ruleState: rule ? ('On' as const) : null,
      ruleChangedAt: rule ? portal.now() : null,
      ...made(portal),
    })),
  )
  const edge = (key: string, person: string) => ({
    id: portal.newId(),
    groupId: id(key),
    userId: demoUserId(person),
    ...byHand,
    ...dated(portal),
  })
  await tx.insert(groupOwners).values(demoGroups.flatMap(({ key, owners }) => owners.map((owner) => edge(key, owner))))
  await tx.insert(memberships).values(
    demoGroups.flatMap(({ key, members, rule }) =>
      membersOf(members).map((member) => ({
        ...edge(key, member),
        source: rule ? ('dynamicRule' as const) : byHand.source,
      })),
    ),
  )
  await tx.insert(groupLicenses).values(
    demoGroups.flatMap(({ key, products: given = [] }) =>
      given.map((product) => ({
        id: portal.newId(),
        groupId: id(key),
        productId: demoProductId(product),
        disabledPlans: [],
        ...dated(portal),
      })),
    ),
  )
}

const applicationId = (key: string) => demoId(`application:${key}`)
const appRoleId = (key: string, value: string) => demoId(`app-role:${key}:${value}`)

async function layOutApplications(portal: Portal, tx: Transaction): Promise<void> {
  await tx.insert(applications).values(
    demoApplications.map(({ key, displayName, description, url, publisher, category }) => ({
      id: applicationId(key),
      displayName,
      description,
      homepageUrl: url,
      publisher,
      category,
      enabled: true,
      visible: true,
      ...made(portal),
    })),
  )
  await tx.insert(appRoles).values(
    demoApplications.flatMap(({ key, roles }) =>
      (roles.length === 0 ? [defaultAccess] : roles.map((role) => ({ value: role, displayName: role }))).map(
        ({ value, displayName }) => ({
          id: appRoleId(key, value),
          applicationId: applicationId(key),
          value,
          displayName,
        }),
      ),
    ),
  )
  await tx.insert(applicationOwners).values(
    demoApplications.map(({ key, owner }) => ({
      id: portal.newId(),
      applicationId: applicationId(key),
      userId: demoUserId(owner),
      ...dated(portal),
    })),
  )
  await tx.insert(applicationAssignments).values(
    demoApplications.flatMap(({ key, roles, groups: given }) =>
      given.map((group) => ({
        id: portal.newId(),
        applicationId: applicationId(key),
        appRoleId: appRoleId(key, roles[0] ?? defaultAccess.value),
        userId: null,
        groupId: demoId(`group:${group}`),
        source: 'direct' as const,
        sourceId: '',
        ...dated(portal),
      })),
    ),
  )
}

async function layOutSites(portal: Portal, tx: Transaction): Promise<void> {
  await tx.insert(sites).values(
    demoSites.map(({ key, displayName, description, url }) => ({
      id: demoSiteId(key),
      displayName,
      description,
      url,
      ...made(portal),
    })),
  )
  await tx.insert(catalogResources).values(
    demoSites.map(({ key, catalog }) => ({
      id: portal.newId(),
      catalogId: demoId(`catalog:${catalog}`),
      kind: 'site' as const,
      originId: demoSiteId(key),
      ...dated(portal),
    })),
  )
}

async function layOutCatalogs(portal: Portal, tx: Transaction): Promise<void> {
  const id = (key: string) => demoId(`catalog:${key}`)
  await tx.insert(catalogs).values(
    demoCatalogs.map(({ key, displayName, description, isExternallyVisible }) => ({
      id: id(key),
      displayName,
      description,
      state: 'published' as const,
      isExternallyVisible,
      ...made(portal),
    })),
  )
  await tx.insert(catalogRoleAssignments).values(
    demoCatalogs.flatMap(({ key, owners, others }) =>
      [...owners.map((owner) => [owner, 'owner'] as const), ...others].map(([person, role]) => ({
        id: portal.newId(),
        catalogId: id(key),
        userId: demoUserId(person),
        role,
        ...dated(portal),
      })),
    ),
  )
  const resources = new Map(
    demoPackages
      .flatMap((one) => [
        ...one.groups.map((key) => ({
          catalog: one.catalog,
          kind: 'group' as const,
          originId: demoId(`group:${key}`),
        })),
        ...one.applications.map(([key]) => ({
          catalog: one.catalog,
          kind: 'application' as const,
          originId: applicationId(key),
        })),
      ])
      .map((resource) => [`${resource.catalog} ${resource.originId}`, resource]),
  )
  await tx.insert(catalogResources).values(
    [...resources.values()].map(({ catalog, kind, originId }) => ({
      id: portal.newId(),
      catalogId: id(catalog),
      kind,
      originId,
      ...dated(portal),
    })),
  )
}

async function layOutPackages(portal: Portal, tx: Transaction): Promise<void> {
  await tx.insert(accessPackages).values(
    demoPackages.map(({ key, catalog, displayName, description, isHidden }) => ({
      id: demoPackageId(key),
      catalogId: demoId(`catalog:${catalog}`),
      displayName,
      description,
      isHidden,
      ...made(portal),
    })),
  )
  await tx.insert(packageResourceRoles).values(
    demoPackages.flatMap((one) => [
      ...one.groups.map((key) => ({
        id: portal.newId(),
        accessPackageId: demoPackageId(one.key),
        kind: 'group' as const,
        originId: demoId(`group:${key}`),
        roleId: 'member',
        ...dated(portal),
      })),
      ...one.applications.map(([key, role]) => ({
        id: portal.newId(),
        accessPackageId: demoPackageId(one.key),
        kind: 'application' as const,
        originId: applicationId(key),
        roleId: appRoleId(key, role),
        ...dated(portal),
      })),
    ]),
  )
  const policies = demoPackages.flatMap((one) =>
    one.policies.map((policy, nth) => ({ ...policy, id: demoId(`policy:${one.key}:${nth}`), package: one.key })),
  )
  await tx.insert(assignmentPolicies).values(
    policies.map(({ id, package: key, displayName, description, scope, rule, terms }) => ({
      id,
      accessPackageId: demoPackageId(key),
      displayName,
      description,
      allowedTargetScope: scope,
      enabled: true,
      terms,
      membershipRule: rule ?? null,
      endsOutOfScope: rule !== undefined,
      graceHours: rule === undefined ? 0 : 7 * 24,
      ...made(portal),
    })),
  )
  await tx.insert(policyTargets).values(
    policies.flatMap(({ id, targetGroups = [] }) =>
      targetGroups.map((key) => ({
        id: portal.newId(),
        policyId: id,
        userId: null,
        groupId: demoId(`group:${key}`),
      })),
    ),
  )
}
