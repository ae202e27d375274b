import type { ApproverSet, PolicyTerms } from '@latchkey/core/entitlement/policy'
import type { AccessPackageId, GroupId, PolicyId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { memberships, users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentPolicies } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'

/** A policy with a stage that nobody whom it names can decide. */
export interface UnapprovablePolicy {
  readonly policyId: PolicyId
  readonly policyName: string
  readonly packageId: AccessPackageId
  readonly packageName: string
  /** The first such stage, from 1. */
  readonly stage: number
}

/**
 * The open policies with a stage whose named approvers and fallbacks are all disabled, gone or in empty groups. Managers count as
 * somebody: who they are is only known of a request.
 */
export async function unapprovablePolicies(db: Queries, visible?: SQL): Promise<readonly UnapprovablePolicy[]> {
  const rows = await db
    .select({
      policyId: assignmentPolicies.id,
      policyName: assignmentPolicies.displayName,
      packageId: accessPackages.id,
      packageName: accessPackages.displayName,
      terms: assignmentPolicies.terms,
    })
    .from(assignmentPolicies)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentPolicies.accessPackageId))
    .where(
      and(
        eq(assignmentPolicies.enabled, true),
        isNull(assignmentPolicies.deletedAt),
        isNull(accessPackages.deletedAt),
        visible,
      ),
    )
    .orderBy(asc(accessPackages.displayName), asc(assignmentPolicies.id))
  const sets = rows.flatMap(({ terms }) => setsOf(terms))
  const able = await ableOf(db, sets)
  return rows.flatMap(({ terms, ...row }) => {
    const stage = terms.stages.findIndex(
      ({ approvers, fallbackApprovers }) => ![...approvers, ...fallbackApprovers].some(able),
    )
    return stage === -1 ? [] : [{ ...row, stage: stage + 1 }]
  })
}

const setsOf = ({ stages }: PolicyTerms): readonly ApproverSet[] =>
  stages.flatMap(({ approvers, fallbackApprovers }) => [...approvers, ...fallbackApprovers])

/** Tells of a source of approvers whether anybody in it can sign in; two queries for each thousand of them. */
async function ableOf(db: Queries, sets: readonly ApproverSet[]): Promise<(set: ApproverSet) => boolean> {
  const userIds = [...new Set(sets.flatMap((set) => (set.kind === 'singleUser' ? [set.userId] : [])))]
  const groupIds = [...new Set(sets.flatMap((set) => (set.kind === 'groupMembers' ? [set.groupId] : [])))]
  const [people, groups] = await Promise.all([
    inChunks(userIds, (chunk) => enabledPeople(db, chunk)),
    inChunks(groupIds, (chunk) => livelyGroups(db, chunk)),
  ])
  const [enabled, lively] = [new Set(people.flat()), new Set(groups.flat())]
  return (set) =>
    set.kind === 'singleUser' ? enabled.has(set.userId) : set.kind === 'groupMembers' ? lively.has(set.groupId) : true
}

async function enabledPeople(db: Queries, ids: readonly UserId[]): Promise<readonly UserId[]> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, [...ids]), eq(users.accountEnabled, true)))
  return rows.map(({ id }) => id)
}

async function livelyGroups(db: Queries, ids: readonly GroupId[]): Promise<readonly GroupId[]> {
  const rows = await db
    .selectDistinct({ id: memberships.groupId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(inArray(memberships.groupId, [...ids]), isNull(memberships.endsAt), eq(users.accountEnabled, true)))
  return rows.map(({ id }) => id)
}
