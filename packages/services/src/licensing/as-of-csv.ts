import type { SeatState } from '@latchkey/core/licensing/standing'
import { standingTitles } from '@latchkey/core/licensing/standing-words'
import { csvTable } from '../csv.ts'
import type { StandingChange, StandingThen } from './as-of.views.ts'
import type { GroupProductChange, GroupProductThen } from './group-as-of.views.ts'

const title = (state: SeatState | null): string => (state === null ? '' : standingTitles[state])
const sentences = (sources: readonly { readonly words: string }[]): string =>
  sources.map(({ words }) => words).join('; ')

/** How people stood to products on a past day, as a CSV file. */
export const standingsCsv = csvTable<StandingThen>([
  ['Name', (row) => row.displayName],
  ['User name', (row) => row.userPrincipalName],
  ['Department', (row) => row.department ?? ''],
  ['Product', (row) => row.productName],
  ['State', (row) => title(row.state)],
  ['Error', (row) => row.error ?? ''],
  ['Since', (row) => row.since.toISOString()],
  ['Why', (row) => sentences(row.sources)],
  ['User id', (row) => row.userId],
  ['Product id', (row) => row.productId],
])

/** What became of people and products between two days, as a CSV file. */
export const standingChangesCsv = csvTable<StandingChange>([
  ['Name', (row) => row.displayName],
  ['User name', (row) => row.userPrincipalName],
  ['Department', (row) => row.department ?? ''],
  ['Product', (row) => row.productName],
  ['Before', (row) => title(row.before)],
  ['After', (row) => title(row.after)],
  ['Why before', (row) => sentences(row.sourcesBefore)],
  ['Ended', (row) => sentences(row.sourcesBefore.flatMap(({ ended }) => ended ?? []))],
  ['Why after', (row) => sentences(row.sourcesAfter)],
  ['User id', (row) => row.userId],
  ['Product id', (row) => row.productId],
])

const names = (plans: readonly { readonly displayName: string }[] | undefined): string =>
  (plans ?? []).map(({ displayName }) => displayName).join('; ')

/** What a group gave on a past day, as a CSV file. */
export const groupProductsCsv = csvTable<GroupProductThen>([
  ['Product', (row) => row.productName],
  ['Part number', (row) => row.skuPartNumber],
  ['Since', (row) => row.since.toISOString()],
  ['Plans on', (row) => names(row.plansOn)],
  ['Plans off', (row) => names(row.plansOff)],
])

/** What became of the products of a group between two days, as a CSV file. */
export const groupChangesCsv = csvTable<GroupProductChange>([
  ['Product', (row) => row.productName],
  ['Before', (row) => (row.before ? 'Given' : '')],
  ['After', (row) => (row.after ? 'Given' : '')],
  ['Plans on before', (row) => names(row.before?.plansOn)],
  ['Plans on after', (row) => names(row.after?.plansOn)],
])
