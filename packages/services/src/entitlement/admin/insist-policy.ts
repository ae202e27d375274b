import { namesTargets } from '@latchkey/core/entitlement/policy'
import { extensionsIn, namedIn, type PolicyForm } from '@latchkey/core/entitlement/policy-form'
import { objectionsToPolicy } from '@latchkey/core/entitlement/policy-objections'
import type { CatalogId } from '@latchkey/core/ids'
import { insistOnForm } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../../portal.ts'
import { insistAtMost } from '../limits.store.ts'
import { namesOfUsersAndGroups, type PolicyTargets } from './packages.store.ts'
import { namesOfExtensions, namesOfOrganizations } from './policy-names.store.ts'

/** Refuses a policy that cannot be kept as it is written, in the catalog whose extensions it may call. */
export async function insistPolicy(
  portal: Portal,
  tx: Transaction,
  form: PolicyForm,
  catalogId: CatalogId,
): Promise<void> {
  const { userIds, groupIds, organizationIds } = targetsIn(form)
  const named = namedIn({
    ...form,
    targetUserIds: userIds,
    targetGroupIds: groupIds,
    reviewerIds: form.reviewed && form.reviewers === 'named' ? form.reviewerIds : [],
  })
  await insistAtMost(tx, 'targetsInPolicy', userIds.length + groupIds.length)
  await insistAtMost(tx, 'organizationsInPolicy', organizationIds.length)
  const extensionIds = extensionsIn(form)
  const found =
    (await namesOfUsersAndGroups(tx, named)).size +
    (await namesOfOrganizations(tx, organizationIds)).size +
    (await namesOfExtensions(tx, catalogId, extensionIds)).size
  const asked = named.userIds.length + named.groupIds.length + organizationIds.length + extensionIds.length
  insistOnForm(objectionsToPolicy, {
    form,
    unknown: asked - found,
    at: portal.now(),
    timeZone: portal.settings.timeZone,
  })
}

const nobody: PolicyTargets = { userIds: [], groupIds: [], organizationIds: [] }

/** Whom a policy is to name: nobody where its scope names nobody, whatever the form still holds. */
export function targetsIn(form: PolicyForm): PolicyTargets {
  if (!namesTargets(form.scope)) return nobody
  const { targetUserIds: userIds, targetGroupIds: groupIds, targetOrganizationIds: organizationIds } = form
  return { userIds, groupIds, organizationIds }
}
