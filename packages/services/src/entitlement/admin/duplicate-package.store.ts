import type { AccessPackageId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import {
  incompatibleGroups,
  incompatiblePackages,
  packageResourceRoles,
  policyTargets,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Portal } from '../../portal.ts'
import { policiesOf } from '../catalogs.store.ts'
import { addPolicy, resourceRolesOf } from './packages.store.ts'

/** Gives a new package everything that another one has now, policies with a rule only where `withRules`; returns how much of each. */
export async function copyPackageEdges(
  portal: Portal,
  tx: Transaction,
  from: AccessPackageId,
  to: AccessPackageId,
  withRules: boolean,
) {
  return {
    roles: await copyRoles(portal, tx, from, to),
    policies: await copyPolicies(portal, tx, from, to, withRules),
    incompatible: await copyIncompatible(portal, tx, from, to),
  }
}

const dated = (portal: Portal) => ({ startsAt: portal.now(), endsAt: null })

async function copyRoles(portal: Portal, tx: Transaction, from: AccessPackageId, to: AccessPackageId): Promise<number> {
  const roles = await resourceRolesOf(tx, from)
  await insert(
    tx,
    packageResourceRoles,
    roles.map((role) => ({ ...role, id: portal.newId(), accessPackageId: to, ...dated(portal) })),
  )
  return roles.length
}

/** A policy that assigns by itself is off in the copy: everybody whom its rule takes would have the package at once. */
async function copyPolicies(
  portal: Portal,
  tx: Transaction,
  from: AccessPackageId,
  to: AccessPackageId,
  withRules: boolean,
): Promise<number> {
  const policies = (await policiesOf(tx, from)).filter(({ membershipRule }) => withRules || membershipRule === null)
  for (const policy of policies) {
    const id = portal.newId()
    await addPolicy(tx, {
      ...policy,
      id,
      accessPackageId: to,
      enabled: policy.enabled && policy.membershipRule === null,
      ruleRunAt: null,
      createdAt: portal.now(),
      revision: 0,
    })
    const targets = await tx
      .select()
      .from(policyTargets)
      .where(eq(policyTargets.policyId, policy.id))
      .orderBy(asc(policyTargets.id))
    await insert(
      tx,
      policyTargets,
      targets.map((target) => ({ ...target, id: portal.newId(), policyId: id })),
    )
  }
  return policies.length
}

async function copyIncompatible(
  portal: Portal,
  tx: Transaction,
  from: AccessPackageId,
  to: AccessPackageId,
): Promise<number> {
  const packages = await tx
    .select()
    .from(incompatiblePackages)
    .where(and(eq(incompatiblePackages.accessPackageId, from), isNull(incompatiblePackages.endsAt)))
    .orderBy(asc(incompatiblePackages.id))
  const groups = await tx
    .select()
    .from(incompatibleGroups)
    .where(and(eq(incompatibleGroups.accessPackageId, from), isNull(incompatibleGroups.endsAt)))
    .orderBy(asc(incompatibleGroups.id))
  const copy = { accessPackageId: to, ...dated(portal) }
  await insert(
    tx,
    incompatiblePackages,
    packages.map((row) => ({ ...row, id: portal.newId(), ...copy })),
  )
  await insert(
    tx,
    incompatibleGroups,
    groups.map((row) => ({ ...row, id: portal.newId(), ...copy })),
  )
  return packages.length + groups.length
}
