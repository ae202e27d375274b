import { suggestionsFrom } from '@latchkey/core/entitlement/suggestion'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { entitlementSettings } from './entitlement-settings.store.ts'
import { type PackageRow, requestableAmong } from './packages.views.ts'
import { hadBefore, peersHolding, workOf } from './peers.store.ts'

/** A package that is suggested, with the reasons in words. */
export interface SuggestedRow extends PackageRow {
  readonly why: readonly string[]
}

/** What is suggested to somebody, and of what it is made: of nothing, of their own past, or of what colleagues have as well. */
export interface Suggestions {
  readonly from: 'nothing' | 'past' | 'colleagues'
  readonly rows: readonly SuggestedRow[]
}

/**
 * The packages that might be of use to the person who acts, the best first: only such as they may request, find in the list, and do not have
 * or have asked for. How much is told of colleagues is a setting. About fifteen queries, whatever the size of the organization.
 */
export async function suggestedPackages(portal: Portal): Promise<Suggestions> {
  const person = signedIn(portal)
  const db = portal.db.read
  const { suggestions: kind } = await entitlementSettings(db)
  if (kind === 'disabled') return { from: 'nothing', rows: [] }
  const had = await hadBefore(db, person.id)
  // What colleagues have is none of a guest's business.
  const tellsPeers = kind !== 'history' && person.userType === 'member'
  const peers = tellsPeers ? await peersHolding(db, person.id, await workOf(db, person.id)) : []
  const ids = [...new Set([...had, ...peers.map(({ accessPackageId }) => accessPackageId)])]
  const rows = new Map((await requestableAmong(portal, ids)).map((row) => [row.id, row]))
  const open = (id: string): boolean => rows.get(id)?.standing === 'available'
  const suggested = suggestionsFrom(
    kind,
    had.filter(open),
    peers.filter(({ accessPackageId }) => open(accessPackageId)),
  )
  return {
    from: tellsPeers ? 'colleagues' : 'past',
    rows: suggested.flatMap(({ accessPackageId, why }) => {
      const row = rows.get(accessPackageId)
      return row ? [{ ...row, why }] : []
    }),
  }
}
