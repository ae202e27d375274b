import { type PolicyTerms, plainTerms } from '@latchkey/core/entitlement/policy'
import type { ResourceRole } from '@latchkey/core/entitlement/resource'
import type { AccessPackageId, AssignmentId, UserId } from '@latchkey/core/ids'
import { assignmentPolicies, assignments } from '@latchkey/schema/tables/entitlement'
import { messages } from '@latchkey/schema/tables/notifications'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Story } from '../directory/story.testing.ts'

/** A package of a story whose single policy has these terms. */
export async function packageUnder(
  story: Story,
  name: string,
  terms: Partial<PolicyTerms>,
  gives: readonly ResourceRole[] = [],
): Promise<AccessPackageId> {
  const packageId = await story.accessPackage(name, gives)
  await changeTerms(story, packageId, terms)
  return packageId
}

/** Changes the terms of the policies of a package, as an administrator would. */
export const changeTerms = (story: Story, packageId: AccessPackageId, terms: Partial<PolicyTerms>) =>
  story.portal.db.transaction((tx) =>
    tx
      .update(assignmentPolicies)
      .set({ terms: { ...plainTerms, ...terms } })
      .where(eq(assignmentPolicies.accessPackageId, packageId)),
  )

/** The access that somebody has through a package now. */
export async function accessOf(story: Story, userId: UserId, packageId: AccessPackageId) {
  const [row] = await story.portal.db.read
    .select()
    .from(assignments)
    .where(
      and(eq(assignments.targetId, userId), eq(assignments.accessPackageId, packageId), isNull(assignments.endsAt)),
    )
  return row
}

/** The id of the access that somebody has through a package; fails where they have none. */
export async function accessIdOf(story: Story, userId: UserId, packageId: AccessPackageId): Promise<AssignmentId> {
  const access = await accessOf(story, userId, packageId)
  if (!access) throw new Error('they do not have the package')
  return access.id
}

/** The kinds of letters to somebody, oldest first. */
export async function lettersTo(story: Story, userId: UserId): Promise<readonly string[]> {
  const rows = await story.portal.db.read
    .select({ template: messages.template })
    .from(messages)
    .where(eq(messages.recipientId, userId))
    .orderBy(asc(messages.createdAt), asc(messages.id))
  return rows.map(({ template }) => template)
}
