import type { ResourceKind, ResourceRole } from '@latchkey/core/entitlement/resource'
import type { UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { type PricedPreview, previewAsItStands } from '../licensing/change-preview.views.ts'
import type { Portal } from '../portal.ts'
import { holdersOfRoles, roleKey } from './access-effect.store.ts'
import { peopleById } from './admin/people.store.ts'
import { beginGrants, endGrants, type Grant, type HeldGrant } from './grants.store.ts'
import { describeRoles } from './resource-roles.store.ts'

/** What a change of access comes to for one role. */
export interface RoleEffect {
  readonly kind: ResourceKind
  readonly originId: string
  readonly words: string
  readonly gain: number
  readonly lose: number
  /** Those who have it before and after, since there is another reason for it. */
  readonly keep: number
}

/** What a change of access comes to for one person. */
export interface PersonEffect {
  readonly userId: UserId
  readonly displayName: string
  readonly gains: readonly string[]
  readonly loses: readonly string[]
}

/** What a change of access would come to: by role, by person, and for licenses. */
export interface AccessPreview {
  readonly roles: readonly RoleEffect[]
  /** How many people gain or lose anything. */
  readonly people: number
  /** The first of them. */
  readonly first: readonly PersonEffect[]
  readonly licenses: PricedPreview
}

/** How many people a preview names. */
export const mostNamed = 100

/** Grants that begin and end together. */
export interface GrantChange {
  readonly missing: readonly Grant[]
  readonly surplus: readonly HeldGrant[]
}

/**
 * Begins and ends grants, stretch by stretch, and says what that comes to. It is for rehearsals: licenses are evaluated and not written,
 * so that whoever calls it takes all of it back.
 */
export async function effectOfGrants(
  portal: Portal,
  tx: Transaction,
  changes: AsyncIterable<GrantChange> | Iterable<GrantChange>,
): Promise<AccessPreview> {
  const roles = new Map<string, { role: ResourceRole; gain: Set<UserId>; lose: Set<UserId>; keep: Set<UserId> }>()
  const members = new Set<UserId>()
  for await (const { missing, surplus } of changes) {
    const concerned = [...missing, ...surplus]
    const before = await holdersOfRoles(tx, concerned)
    await beginGrants(portal, tx, missing)
    await endGrants(portal, tx, surplus)
    const after = await holdersOfRoles(tx, concerned)
    for (const grant of concerned) {
      const key = roleKey(grant)
      const known = roles.get(key) ?? { role: grant, gain: new Set(), lose: new Set(), keep: new Set() }
      roles.set(key, known)
      const had = before.get(key)?.has(grant.userId) === true
      const has = after.get(key)?.has(grant.userId) === true
      if (had !== has) (has ? known.gain : known.lose).add(grant.userId)
      else if (has) known.keep.add(grant.userId)
      if (grant.edge === 'member') members.add(grant.userId)
    }
  }
  const found = [...roles.values()]
  const words = await describeRoles(
    tx,
    found.map(({ role }) => role),
  )
  const effects = found.map(({ role, gain, lose, keep }, nth) => ({
    role,
    words: words[nth] ?? role.roleId,
    gain,
    lose,
    keep,
  }))
  const people = [...new Set(effects.flatMap(({ gain, lose }) => [...gain, ...lose]))]
  return {
    roles: effects.map(({ role, gain, lose, keep, words: says }) => ({
      kind: role.kind,
      originId: role.originId,
      words: says,
      gain: gain.size,
      lose: lose.size,
      keep: keep.size,
    })),
    people: people.length,
    first: await named(tx, people.slice(0, mostNamed), effects),
    licenses: await previewAsItStands(portal, tx, [...members]),
  }
}

async function named(
  tx: Transaction,
  userIds: readonly UserId[],
  effects: readonly { words: string; gain: ReadonlySet<UserId>; lose: ReadonlySet<UserId> }[],
): Promise<readonly PersonEffect[]> {
  const people = await peopleById(tx, userIds)
  return userIds.map((userId) => ({
    userId,
    displayName: people.get(userId)?.displayName ?? 'Somebody who is gone',
    gains: effects.filter(({ gain }) => gain.has(userId)).map(({ words }) => words),
    loses: effects.filter(({ lose }) => lose.has(userId)).map(({ words }) => words),
  }))
}
