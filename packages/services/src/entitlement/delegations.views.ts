import { may } from '@latchkey/core/authorization/may'
import { kindsInWords } from '@latchkey/core/entitlement/delegation'
import type { DelegationId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import { reached } from '@latchkey/core/time'
import { among } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { approvalDelegations } from '@latchkey/schema/tables/approvals'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages } from '@latchkey/schema/tables/entitlement'
import { and, desc, eq, or } from 'drizzle-orm'
import type { PersonRow } from '../directory/people.ts'
import { peoplePicker } from '../directory/pickers.views.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { packagesDecidedBy } from './delegated-voices.store.ts'
import { cardsOf, type PersonCard } from './requests.views.ts'

/** A delegation as pages tell it. */
export interface DelegationTold {
  readonly id: DelegationId
  /** `idle` where its time has come, and the delegate cannot sign in. */
  readonly state: 'planned' | 'active' | 'idle' | 'ended'
  /** Who lets the other decide. */
  readonly approver: PersonCard
  readonly delegate: PersonCard
  /** The kinds of request that it holds for, in words; empty means all. */
  readonly kinds: readonly string[]
  /** The packages that it holds for, by name; empty means all. */
  readonly packages: readonly string[]
  readonly startsAt: Date
  readonly untilAt: Date | null
  readonly endsAt: Date | null
  readonly includesPending: boolean
  readonly note: string
}

/** How many delegations a page shows, the newest first. */
const shownAtMost = 100

/**
 * The delegations that a person gave, and those that they were given. A person reads their own; governance administrators read
 * everybody's. Refuses others with notFound. Four queries.
 */
export async function delegationsOf(
  portal: Portal,
  userId: UserId,
): Promise<{ readonly given: readonly DelegationTold[]; readonly received: readonly DelegationTold[] }> {
  if (!may(portal.actor, 'delegation.read', { self: [userId] })) throw notFound('person')
  const db = portal.db.read
  const rows = await db
    .select()
    .from(approvalDelegations)
    .where(or(eq(approvalDelegations.userId, userId), eq(approvalDelegations.delegateId, userId)))
    .orderBy(desc(approvalDelegations.startsAt), desc(approvalDelegations.id))
    .limit(shownAtMost)
  const cards = await cardsOf(
    db,
    rows.flatMap((row) => [row.userId, row.delegateId]),
  )
  const out = await cannotSignIn(
    db,
    rows.map(({ delegateId }) => delegateId),
  )
  const packageIds = [...new Set(rows.flatMap((row) => row.packageIds ?? []))]
  const named =
    packageIds.length === 0
      ? []
      : await db
          .select({ id: accessPackages.id, displayName: accessPackages.displayName })
          .from(accessPackages)
          .where(among(accessPackages.id, packageIds))
  const names = new Map(named.map((row) => [row.id, row.displayName]))
  const told = rows.flatMap((row): readonly (DelegationTold & { readonly given: boolean })[] => {
    const [approver, delegate] = [cards.get(row.userId), cards.get(row.delegateId)]
    if (!approver || !delegate) return []
    const { id, startsAt, untilAt, endsAt, includesPending, note } = row
    const state = stateOf(row, portal.now(), out.has(row.delegateId))
    const packages = (row.packageIds ?? []).flatMap((packageId) => names.get(packageId) ?? []).sort()
    const given = row.userId === userId
    const kinds = kindsInWords(row.kinds)
    return [{ id, state, approver, delegate, kinds, packages, startsAt, untilAt, endsAt, includesPending, note, given }]
  })
  return { given: told.filter(({ given }) => given), received: told.filter(({ given }) => !given) }
}

function stateOf(
  { startsAt, untilAt, endsAt }: Pick<DelegationTold, 'startsAt' | 'untilAt' | 'endsAt'>,
  now: Date,
  delegateOut: boolean,
): DelegationTold['state'] {
  if (endsAt !== null || reached(untilAt, now)) return 'ended'
  if (!reached(startsAt, now)) return 'planned'
  return delegateOut ? 'idle' : 'active'
}

/** Those of these people whose account is disabled. */
async function cannotSignIn(db: Queries, userIds: readonly UserId[]): Promise<ReadonlySet<UserId>> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(among(users.id, userIds), eq(users.accountEnabled, false)))
  return new Set(rows.map(({ id }) => id))
}

/** The delegations that the person who acts gave, and those that they were given. */
export const myDelegations = (portal: Portal) => delegationsOf(portal, signedIn(portal).id)

/** What the form of a delegation needs: who could be meant, who was chosen, and the packages about which the person is asked. */
export interface DelegationDraft {
  readonly userId: UserId
  readonly found: readonly PersonRow[]
  readonly chosen: PersonRow | null
  readonly packages: readonly { readonly id: string; readonly displayName: string }[]
}

/**
 * What the form of a delegation needs: of the person who acts, or for a governance administrator of somebody who is away. People are
 * looked for by name; guests find nobody. Refuses others with notFound.
 */
export async function delegationDraft(
  portal: Portal,
  asked: { readonly search: string; readonly delegateId: string },
  userId: UserId = signedIn(portal).id,
): Promise<DelegationDraft> {
  if (!mayDelegateFor(portal, userId)) throw notFound('person')
  const mayFind = may(portal.actor, 'person.read')
  const found = asked.search.trim() === '' || !mayFind ? [] : await peoplePicker(portal, asked.search)
  return {
    userId,
    found: found.filter(({ id }) => id !== userId),
    chosen: mayFind && asked.delegateId !== '' ? await personNamed(portal, asked.delegateId) : null,
    packages: await packagesDecidedBy(portal.db.read, userId),
  }
}

/** Whether the person who acts may delegate the approvals of somebody. */
export const mayDelegateFor = (portal: Portal, userId: UserId): boolean =>
  may(portal.actor, 'delegation.create', { self: [userId] })

/** The person whose delegations a governance administrator looks after; refuses with notFound. */
export async function delegatorNamed(portal: Portal, userId: UserId): Promise<PersonRow> {
  const person = may(portal.actor, 'delegation.read', { self: [userId] }) ? await personNamed(portal, userId) : null
  if (!person) throw notFound('person')
  return person
}

async function personNamed(portal: Portal, id: UserId): Promise<PersonRow | null> {
  const { displayName, jobTitle, department } = users
  const [row] = await portal.db.read
    .select({ id: users.id, displayName, jobTitle, department })
    .from(users)
    .where(eq(users.id, id))
  return row ?? null
}
