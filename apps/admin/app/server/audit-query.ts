import { endOfDay, startOfDay } from '@latchkey/core/wall-clock'
import type { AuditQuery } from '@latchkey/services/audit/audit.views'
import type { Portal } from '@latchkey/services/portal'
import { type FoundPerson, foundPerson } from './found-person.ts'

/** What the filters of the audit log say, as they were typed. */
export interface AuditFilter {
  readonly search: string | null
  readonly activity: string | null
  readonly person: string | null
  readonly from: string | null
  readonly to: string | null
}

/** What an address asks of the audit log. */
export interface AskedAudit {
  readonly filter: AuditFilter
  readonly query: AuditQuery
  /** The person whom the filter names; null where it names nobody, or nobody is called so. */
  readonly person: FoundPerson | null
  /** Whether the filter names somebody who cannot be found, so that no event can be shown. */
  readonly nobody: boolean
}

/** Reads the filters of the audit log from an address. Days are those of the portal's zone. */
export async function auditAsked(portal: Portal, asked: URLSearchParams): Promise<AskedAudit> {
  const filter: AuditFilter = {
    search: asked.get('search'),
    activity: asked.get('activity'),
    person: asked.get('person'),
    from: asked.get('from'),
    to: asked.get('to'),
  }
  const person = await foundPerson(portal, filter.person)
  const { timeZone } = portal.settings
  const query: AuditQuery = {
    search: filter.search,
    activity: filter.activity,
    personId: person?.id ?? null,
    from: startOfDay(filter.from, timeZone),
    to: endOfDay(filter.to, timeZone),
  }
  return { filter, query, person, nobody: Boolean(filter.person) && person === null }
}
