import { may } from '@latchkey/core/authorization/may'
import type { AccessPackageId, CatalogId, RequestId, UserId } from '@latchkey/core/ids'
import { type AuditRow, auditPage } from '../../audit/audit.views.ts'
import { type WhyNot, whyNot } from '../../overview/why-not.ts'
import type { Page } from '../../paging.ts'
import type { Portal } from '../../portal.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'
import { requestById } from '../requests.store.ts'

/** What happened to a thing, or why its reader may not know. */
export interface HistoryShown {
  readonly history: Page<AuditRow> | null
  readonly readHistory: WhyNot
  /** Whether the reader can open an event in the audit log, which tells what else happened with it. */
  readonly opensEvents: boolean
}

/** What happened to a catalog, newest first. */
export async function historyOfCatalog(
  portal: Portal,
  catalogId: CatalogId,
  cursor: string | null,
): Promise<HistoryShown> {
  return historyIn(portal, catalogId, { targetId: catalogId, cursor })
}

/** What happened to an access package, newest first; with `subjectId` what concerns that person alone. Refuses with notFound. */
export async function historyOfPackage(
  portal: Portal,
  packageId: AccessPackageId,
  query: { readonly cursor: string | null; readonly subjectId?: UserId },
): Promise<HistoryShown> {
  const { catalogId } = await packageById(portal.db.read, packageId)
  return historyIn(portal, catalogId, { targetId: packageId, ...query })
}

/** What happened to a request, newest first. Refuses with notFound. */
export async function historyOfRequest(
  portal: Portal,
  requestId: RequestId,
  cursor: string | null,
): Promise<HistoryShown> {
  const { catalogId } = await requestById(portal.db.read, requestId)
  return historyIn(portal, catalogId, { targetId: requestId, cursor })
}

async function historyIn(
  portal: Portal,
  catalogId: CatalogId,
  query: Parameters<typeof auditPage>[1],
): Promise<HistoryShown> {
  const facts = await factsOfCatalog(portal.db.read, catalogId)
  const readHistory = whyNot(portal.actor, 'catalogHistory.read', facts)
  return {
    history: readHistory === null ? await auditPage(portal, query) : null,
    readHistory,
    opensEvents: may(portal.actor, 'audit.read'),
  }
}
