import type { ResourceKind, ResourceRole } from '@latchkey/core/entitlement/resource'
import { into } from '@latchkey/core/grouped'
import type { GroupId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { type PricedPreview, previewMemberships } from '../licensing/change-preview.views.ts'
import type { Portal } from '../portal.ts'
import { reasonsForRoles, roleKey } from './access-effect.store.ts'
import type { Grant, HeldGrant } from './grants.store.ts'
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

/** What becomes of the roles of somebody, in words. */
export interface RolesOfPerson {
  readonly gains: readonly string[]
  readonly loses: readonly string[]
  /** What they have before and after, since there is another reason for it. */
  readonly keeps: readonly string[]
}

/** What a change of grants comes to: by role, by person, and for licenses. */
export interface GrantsEffect {
  readonly roles: readonly RoleEffect[]
  /** Those first who gain or lose something. */
  readonly people: ReadonlyMap<UserId, RolesOfPerson>
  readonly licenses: LicensesEffect
}

/** What a change of access comes to for licenses, by product. */
export type LicensesEffect = Pick<PricedPreview, 'totals' | 'cost' | 'people'>

/** Grants that begin and end together. */
export interface GrantChange {
  readonly missing: readonly Grant[]
  readonly surplus: readonly HeldGrant[]
}

/** Somebody with a role that a change concerns: for how many reasons they have it before, and would have it after. */
interface Standing {
  readonly before: number
  after: number
}

/** What it would come to if grants began and ended, stretch by stretch. Reads only. */
export async function effectOfGrants(
  portal: Portal,
  changes: AsyncIterable<GrantChange> | Iterable<GrantChange>,
): Promise<GrantsEffect> {
  const db = portal.db.read
  const found = new Map<string, { readonly role: ResourceRole; readonly people: Map<UserId, Standing> }>()
  const [ended, begun] = [new Map<UserId, GroupId[]>(), new Map<UserId, GroupId[]>()]
  const stretches: (readonly UserId[])[] = []
  for await (const { missing, surplus } of changes) {
    const reasons = await reasonsForRoles(db, [...missing, ...surplus])
    const move = (grant: Grant, by: 1 | -1) => {
      const key = roleKey(grant)
      const { people } = found.get(key) ?? { people: new Map<UserId, Standing>() }
      if (!found.has(key)) found.set(key, { role: grant, people })
      const before = reasons.get(key)?.get(grant.userId) ?? 0
      const standing = people.get(grant.userId) ?? { before, after: before }
      standing.after += by
      people.set(grant.userId, standing)
      if (grant.edge === 'member') into(by === 1 ? begun : ended, grant.userId, grant.originId)
    }
    for (const grant of missing) move(grant, 1)
    for (const grant of surplus) move(grant, -1)
    stretches.push([...new Set([...missing, ...surplus].filter(isMembership).map(({ userId }) => userId))])
  }
  const { totals, cost, people } = await previewMemberships(portal, stretches, { ended, begun })
  return { ...(await byRoleAndPerson(db, [...found.values()])), licenses: { totals, cost, people } }
}

const isMembership = ({ edge }: Grant): boolean => edge === 'member'

async function byRoleAndPerson(
  db: Queries,
  found: readonly { readonly role: ResourceRole; readonly people: ReadonlyMap<UserId, Standing> }[],
): Promise<Pick<GrantsEffect, 'roles' | 'people'>> {
  const described = await describeRoles(
    db,
    found.map(({ role }) => role),
  )
  const roles: RoleEffect[] = []
  const everybody = new Map<UserId, { gains: string[]; loses: string[]; keeps: string[] }>()
  for (const [nth, { role, people }] of found.entries()) {
    const words = described[nth] ?? role.roleId
    const counted = { gain: 0, lose: 0, keep: 0 }
    for (const [userId, { before, after }] of people) {
      const becomes = becomesOf(before > 0, after > 0)
      if (becomes === null) continue
      const mine = everybody.get(userId) ?? { gains: [], loses: [], keeps: [] }
      everybody.set(userId, mine)
      mine[`${becomes}s`].push(words)
      counted[becomes] += 1
    }
    roles.push({ kind: role.kind, originId: role.originId, words, ...counted })
  }
  const changed = [...everybody].filter(([, person]) => changesFor(person))
  const unchanged = [...everybody].filter(([, person]) => !changesFor(person))
  return { roles, people: new Map([...changed, ...unchanged]) }
}

const becomesOf = (had: boolean, has: boolean): 'gain' | 'lose' | 'keep' | null =>
  had === has ? (has ? 'keep' : null) : has ? 'gain' : 'lose'

/** Whether somebody gains or loses anything. */
export const changesFor = ({ gains, loses }: RolesOfPerson): boolean => gains.length + loses.length > 0
