import { namesTargets } from '@latchkey/core/entitlement/policy'
import { extensionsIn, namedIn, type PolicyForm } from '@latchkey/core/entitlement/policy-form'
import { objectionsToPolicy } from '@latchkey/core/entitlement/policy-objections'
import type { CatalogId, GroupId } from '@latchkey/core/ids'
import { insistOnForm } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { readableGroups } from '../../directory/readable-groups.store.ts'
import type { Portal } from '../../portal.ts'
import { insistAtMost } from '../limits.store.ts'
import { namesOfUsersAndGroups, type PolicyTargets } from './packages.store.ts'
import { namesOfExtensions, namesOfOrganizations } from './policy-names.store.ts'

/**
 * Refuses a policy that cannot be kept as it is written, in the catalog whose extensions it may call. A group that the one who acts may not
 * read counts as unknown, unless the policy named it before: whoever names approvers learns who is in their group.
 */
export async function insistPolicy(
  portal: Portal,
  tx: Transaction,
  form: PolicyForm,
  catalogId: CatalogId,
  before: GroupsNamed = { approvers: [], targets: [] },
): Promise<void> {
  const targets = targetsIn(form)
  const { organizationIds } = targets
  const named = namedIn({
    ...form,
    targetUserIds: targets.userIds,
    targetGroupIds: targets.groupIds,
    reviewerIds: form.reviewed && form.reviewers === 'named' ? form.reviewerIds : [],
  })
  await insistAtMost(tx, 'targetsInPolicy', targets.userIds.length + targets.groupIds.length)
  await insistAtMost(tx, 'organizationsInPolicy', organizationIds.length)
  const extensionIds = extensionsIn(form)
  const fresh = newGroupsIn({ approvers: namedIn({ stages: form.stages }).groupIds, targets: targets.groupIds }, before)
  const kept = named.groupIds.filter((id) => !fresh.includes(id))
  const groupIds = [...kept, ...(await readableGroups(portal, tx, fresh))]
  const found =
    (await namesOfUsersAndGroups(tx, { ...named, groupIds })).size +
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

/** The groups that a policy names, as those who decide and as those who may request. */
export interface GroupsNamed {
  readonly approvers: readonly GroupId[]
  readonly targets: readonly GroupId[]
}

/** The groups that are named anew. One that could only request is new among those who decide. */
const newGroupsIn = (named: GroupsNamed, before: GroupsNamed): readonly GroupId[] => [
  ...new Set([
    ...named.approvers.filter((id) => !before.approvers.includes(id)),
    ...named.targets.filter((id) => !before.targets.includes(id) && !before.approvers.includes(id)),
  ]),
]

const nobody: PolicyTargets = { userIds: [], groupIds: [], organizationIds: [] }

/** Whom a policy is to name: nobody where its scope names nobody, whatever the form still holds. */
export function targetsIn(form: PolicyForm): PolicyTargets {
  if (!namesTargets(form.scope)) return nobody
  const { targetUserIds: userIds, targetGroupIds: groupIds, targetOrganizationIds: organizationIds } = form
  return { userIds, groupIds, organizationIds }
}
