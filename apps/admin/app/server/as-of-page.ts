import { readGroup } from '@latchkey/services/directory/groups.views'
import { groupPicker } from '@latchkey/services/directory/pickers.views'
import { listUsers } from '@latchkey/services/directory/users.views'
import {
  type AsOfSubject,
  countsAsOf,
  dayAsked,
  nameOfSubject,
  standingsAsOf,
  standingsBetween,
} from '@latchkey/services/licensing/as-of.views'
import { groupAsOf, groupBetween } from '@latchkey/services/licensing/group-as-of.views'
import type { Portal } from '@latchkey/services/portal'
import { oneOf, type Params } from '../parts/address.ts'
import { productChoices } from './product-choices.ts'

/** What a list of a past day can be about. */
export const asOfKinds = ['product', 'user', 'group'] as const

/** What an address asks of past days. */
export interface AsOfAsked {
  readonly kind: (typeof asOfKinds)[number]
  /** The product, user or group; null where none is chosen yet. */
  readonly id: string | null
  /** The days as they were typed. */
  readonly on: string | null
  readonly since: string | null
}

/** Reads an address: what it is about, and the days. */
export function asOfAsked(asked: URLSearchParams): AsOfAsked {
  const kind = asOfKinds.find((one) => asked.get(one)) ?? oneOf(asOfKinds, asked.get('of')) ?? 'product'
  return { kind, id: asked.get(kind) || null, on: asked.get('on') || null, since: asked.get('since') || null }
}

/** The same as an address carries it. */
export const asOfParams = ({ kind, id, on, since }: AsOfAsked): Params => ({
  ...(id === null ? { of: kind } : { [kind]: id }),
  on,
  since,
})

/** The instants that an address names, or what is wrong with its days in a sentence. */
export function instantsOf(
  portal: Portal,
  { on, since }: Pick<AsOfAsked, 'on' | 'since'>,
): { readonly on: Date; readonly since: Date | null } | { readonly wrong: string } {
  const day = on === null ? portal.now() : dayAsked(portal, on)
  const earlier = since === null ? null : dayAsked(portal, since)
  if (day === null || (since !== null && earlier === null))
    return { wrong: 'Enter a day that has begun, like 2027-03-31.' }
  if (earlier !== null && earlier >= day) return { wrong: 'The day to compare with comes before the other.' }
  return { on: day, since: earlier }
}

/** What the page of past days shows. */
export async function asOfPage(portal: Portal, url: URLSearchParams) {
  const asked = asOfAsked(url)
  const [find, cursor] = [url.get('find'), url.get('cursor')]
  const instants = instantsOf(portal, asked)
  return {
    asked,
    params: asOfParams(asked),
    find,
    cursor,
    choices: asked.kind === 'product' ? await productChoices(portal) : [],
    found: find === null ? null : await found(portal, asked.kind, find),
    name: asked.id === null ? null : await nameOf(portal, asked.kind, asked.id),
    wrong: 'wrong' in instants ? instants.wrong : null,
    list:
      asked.id === null || 'wrong' in instants ? null : await listOf(portal, asked.kind, asked.id, instants, cursor),
  }
}

/** What the page of past days shows of a list. */
export type AsOfList = NonNullable<Awaited<ReturnType<typeof asOfPage>>['list']>

const nameOf = async (portal: Portal, kind: AsOfAsked['kind'], id: string): Promise<string> =>
  kind === 'group' ? (await readGroup(portal, id)).displayName : nameOfSubject(portal, { kind, id })

/** Those whom a search found. People who have left are found too. */
async function found(portal: Portal, kind: AsOfAsked['kind'], search: string) {
  if (kind === 'group') return groupPicker(portal, search)
  const { rows } = await listUsers(portal, { search })
  return rows
    .slice(0, 20)
    .map(({ id, displayName, jobTitle, department }) => ({ id, displayName, jobTitle, department }))
}

async function listOf(
  portal: Portal,
  kind: AsOfAsked['kind'],
  id: string,
  { on, since }: { readonly on: Date; readonly since: Date | null },
  cursor: string | null,
) {
  if (kind === 'group')
    return since === null
      ? { shows: 'group' as const, on, ...(await groupAsOf(portal, id, on)) }
      : { shows: 'groupChanges' as const, on, since, ...(await groupBetween(portal, id, { since, on })) }
  const subject: AsOfSubject = { kind, id }
  if (since !== null)
    return {
      shows: 'changes' as const,
      on,
      since,
      ...(await standingsBetween(portal, subject, { since, on }, { cursor })),
    }
  const [page, counts] = [await standingsAsOf(portal, subject, on, { cursor }), await countsAsOf(portal, subject, on)]
  return { shows: 'standings' as const, on, counts, ...page }
}
