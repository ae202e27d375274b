import { invalid } from '@latchkey/core/refusal'
import type { CsvTable } from '@latchkey/services/csv'
import { type AsOfSubject, standingsAsOf, standingsBetween } from '@latchkey/services/licensing/as-of.views'
import {
  groupChangesCsv,
  groupProductsCsv,
  standingChangesCsv,
  standingsCsv,
} from '@latchkey/services/licensing/as-of-csv'
import { groupAsOf, groupBetween } from '@latchkey/services/licensing/group-as-of.views'
import type { Portal } from '@latchkey/services/portal'
import { asOfAsked, instantsOf } from './as-of-page.ts'
import { batch, csvDownload } from './csv-download.ts'

/** A list of a past day, or the difference between two, as a file. Refuses where the address names none. */
export async function asOfDownload(portal: Portal, url: URLSearchParams): Promise<Response> {
  const asked = asOfAsked(url)
  const instants = instantsOf(portal, asked)
  if (asked.id === null) throw invalid({ id: ['Choose what the list is about.'] })
  if ('wrong' in instants) throw invalid({ on: [instants.wrong] })
  const { on, since } = instants
  const name = `licenses-${since === null ? 'on' : 'between'}`
  const whole = <Row>(table: CsvTable<Row>, rows: readonly Row[]) =>
    csvDownload(portal, { name, table, read: async () => ({ rows, next: null }) })
  if (asked.kind === 'group') {
    if (since === null) return whole(groupProductsCsv, (await groupAsOf(portal, asked.id, on)).products)
    return whole(groupChangesCsv, (await groupBetween(portal, asked.id, { since, on })).changes)
  }
  const subject: AsOfSubject = { kind: asked.kind, id: asked.id }
  if (since === null)
    return csvDownload(portal, {
      name,
      table: standingsCsv,
      read: (cursor) => standingsAsOf(portal, subject, on, { cursor, size: batch }),
    })
  return csvDownload(portal, {
    name,
    table: standingChangesCsv,
    read: (cursor) => standingsBetween(portal, subject, { since, on }, { cursor, size: batch }),
  })
}
