import { type ApprovalStage, type PolicyTerms, plainStage, plainTerms } from '@latchkey/core/entitlement/policy'
import type { AccessPackageId, GroupId, PolicyId, ProductId, UserId } from '@latchkey/core/ids'
import { groups, users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentPolicies,
  catalogResources,
  catalogs,
  packageResourceRoles,
} from '@latchkey/schema/tables/entitlement'
import { groupLicenses, products, subscriptions } from '@latchkey/schema/tables/licensing'
import { inChunks } from '@latchkey/services/chunks'
import { keepPlaces } from '@latchkey/services/licensing/product-places.store'
import type { Portal } from '@latchkey/services/portal'

/** People who can request one package that carries one product. */
export interface Crowd {
  readonly userIds: readonly UserId[]
  readonly approverIds: readonly UserId[]
  readonly packageId: AccessPackageId
  readonly policyId: PolicyId
  readonly groupId: GroupId
  readonly productId: ProductId
}

/** Puts a crowd into a database: so many people, one package, one product with so many units, and a stage of approval for each named number. */
export async function crowd(
  portal: Portal,
  options: { readonly people: number; readonly units: number; readonly stages?: number },
): Promise<Crowd> {
  const at = portal.now()
  const made = { createdAt: at, revision: 0 }
  const dated = { startsAt: at, endsAt: null }
  const person = (name: string) => ({
    id: portal.newId(),
    userPrincipalName: `${name}@crowd.example`,
    mail: `${name}@crowd.example`,
    displayName: name,
    userType: 'member' as const,
    accountEnabled: true,
    usageLocation: 'DE',
    ...made,
  })
  const people = Array.from({ length: options.people }, (_, nth) => person(`person-${String(nth).padStart(6, '0')}`))
  const approvers = Array.from({ length: options.stages ?? 0 }, (_, nth) => person(`approver-${nth}`))
  const [packageId, policyId, groupId, productId, catalogId] = Array.from({ length: 5 }, () => portal.newId())
  if (!packageId || !policyId || !groupId || !productId || !catalogId) throw new Error('no ids')
  const stages = approvers.map(
    ({ id }): ApprovalStage => ({
      ...plainStage,
      approvers: [{ kind: 'singleUser', userId: id }],
    }),
  )
  const terms: PolicyTerms = {
    ...plainTerms,
    stages,
    expiration: { type: 'afterDuration', days: 90 },
    allowCustomDuration: true,
  }
  await portal.db.transaction(async (tx) => {
    await inChunks([...people, ...approvers], (chunk) => tx.insert(users).values(chunk))
    await tx.insert(products).values({ id: productId, skuPartNumber: 'CROWD', displayName: 'Crowd product', ...made })
    await keepPlaces(tx, [])
    await tx.insert(subscriptions).values({
      id: portal.newId(),
      productId,
      name: 'Crowd subscription',
      state: 'enabled',
      units: options.units,
      pricePerMonth: 1000,
      currency: 'EUR',
      ...made,
    })
    await tx.insert(groups).values({ id: groupId, displayName: 'Crowd', description: '', kind: 'security', ...made })
    await tx.insert(groupLicenses).values({ id: portal.newId(), groupId, productId, disabledPlans: [], ...dated })
    await tx.insert(catalogs).values({
      id: catalogId,
      displayName: 'Crowd catalog',
      description: '',
      state: 'published',
      isExternallyVisible: false,
      ...made,
    })
    const resource = { kind: 'group' as const, originId: groupId }
    await tx.insert(catalogResources).values({ id: portal.newId(), catalogId, ...resource, ...dated })
    await tx.insert(accessPackages).values({
      id: packageId,
      catalogId,
      displayName: 'Crowd package',
      description: '',
      isHidden: false,
      ...made,
    })
    await tx
      .insert(packageResourceRoles)
      .values({ id: portal.newId(), accessPackageId: packageId, ...resource, roleId: 'member', ...dated })
    await tx.insert(assignmentPolicies).values({
      id: policyId,
      accessPackageId: packageId,
      displayName: 'For everybody',
      description: '',
      allowedTargetScope: 'allMemberUsers',
      enabled: true,
      terms,
      ...made,
    })
  })
  return {
    userIds: people.map(({ id }) => id),
    approverIds: approvers.map(({ id }) => id),
    packageId,
    policyId,
    groupId,
    productId,
  }
}
