import { may } from '@latchkey/core/authorization/may'
import type { CalloutState } from '@latchkey/core/entitlement/callout'
import type { CatalogId, ExtensionId, RequestId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { callouts, customExtensions } from '@latchkey/schema/tables/extensions'
import { and, asc, count, desc, eq, isNull } from 'drizzle-orm'
import { type WhyNot, whyNot } from '../../overview/why-not.ts'
import { beforeInstant, cursorAt, type Page, pageOf, pageSize } from '../../paging.ts'
import type { Portal } from '../../portal.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { catalogById } from '../catalogs.store.ts'
import { type CallingPolicy, extensionById, policiesCalling, type StoredExtension } from './extensions.store.ts'

/** A custom extension as lists show it: without its address, which may hold what is a secret, too. */
export type ExtensionListed = Omit<StoredExtension, 'secret' | 'deletedAt' | 'url'>

/** A custom extension as its pages show it: without its secret. */
export interface ExtensionShown extends ExtensionListed {
  /** The whole address for those who may change it; for others only where it leads, without path and query. */
  readonly url: string
}

const columns = {
  id: customExtensions.id,
  catalogId: customExtensions.catalogId,
  displayName: customExtensions.displayName,
  description: customExtensions.description,
  waits: customExtensions.waits,
  waitHours: customExtensions.waitHours,
  enabled: customExtensions.enabled,
  createdAt: customExtensions.createdAt,
  revision: customExtensions.revision,
} as const

/** A custom extension in the list of its catalog, with how many of its calls failed. */
export interface ExtensionRow extends ExtensionListed {
  readonly failed: number
}

/** The custom extensions of a catalog. */
export interface CatalogExtensions {
  readonly catalog: { readonly id: CatalogId; readonly displayName: string }
  readonly rows: readonly ExtensionRow[]
  readonly whyNotCreate: WhyNot
}

/** The custom extensions of a catalog, by name. Refuses with notFound who may not read them. Four queries. */
export async function extensionsOfCatalog(portal: Portal, catalogId: CatalogId): Promise<CatalogExtensions> {
  const db = portal.db.read
  const catalog = await catalogById(db, catalogId)
  const facts = await factsOfCatalog(db, catalog.id)
  if (!may(portal.actor, 'customExtension.read', facts)) throw notFound('catalog')
  const [rows, failures] = await Promise.all([
    db
      .select(columns)
      .from(customExtensions)
      .where(and(eq(customExtensions.catalogId, catalog.id), isNull(customExtensions.deletedAt)))
      .orderBy(asc(customExtensions.displayName), asc(customExtensions.id)),
    db
      .select({ extensionId: callouts.extensionId, failed: count() })
      .from(callouts)
      .innerJoin(customExtensions, eq(customExtensions.id, callouts.extensionId))
      .where(and(eq(customExtensions.catalogId, catalog.id), eq(callouts.state, 'calloutFailed')))
      .groupBy(callouts.extensionId),
  ])
  const failed = new Map(failures.map((row) => [row.extensionId, row.failed]))
  return {
    catalog: { id: catalog.id, displayName: catalog.displayName },
    rows: rows.map((row) => ({ ...row, failed: failed.get(row.id) ?? 0 })),
    whyNotCreate: whyNot(portal.actor, 'customExtension.create', facts),
  }
}

/** A call in the log of an extension. */
export interface CalloutRow {
  readonly id: string
  readonly stage: (typeof callouts.$inferSelect)['stage']
  readonly state: CalloutState
  readonly attempts: number
  readonly createdAt: Date
  readonly responseStatus: number | null
  readonly lastError: string | null
  readonly requestId: string | null
}

const rowColumns = {
  id: callouts.id,
  stage: callouts.stage,
  state: callouts.state,
  attempts: callouts.attempts,
  createdAt: callouts.createdAt,
  responseStatus: callouts.responseStatus,
  lastError: callouts.lastError,
  requestId: callouts.requestId,
} as const

/** A call among those that a request caused. */
export interface CalloutOfRequest extends CalloutRow {
  readonly extension: { readonly id: ExtensionId; readonly displayName: string }
  /** When it is tried again, while it waits to be sent. */
  readonly dueAt: Date
  /** Until when the request waits for the answer; null where it does not. */
  readonly waitUntil: Date | null
}

/** A custom extension with the policies that call it, and what the one who looks cannot do to it. */
export interface ExtensionDetail {
  readonly extension: ExtensionShown
  readonly catalog: { readonly id: CatalogId; readonly displayName: string }
  readonly policies: readonly Omit<CallingPolicy, 'terms'>[]
  readonly why: Readonly<Record<'update' | 'renewSecret' | 'delete' | 'test', WhyNot>>
}

/** A custom extension. Refuses with notFound who may not read it. */
export async function extensionDetail(portal: Portal, extensionId: ExtensionId): Promise<ExtensionDetail> {
  const db = portal.db.read
  const { secret: _, deletedAt: __, ...extension } = await extensionById(db, extensionId)
  const facts = await factsOfCatalog(db, extension.catalogId)
  if (!may(portal.actor, 'customExtension.read', facts)) throw notFound('custom extension')
  const catalog = await catalogById(db, extension.catalogId)
  const policies = await policiesCalling(db, extension)
  const why = (permission: Parameters<typeof whyNot>[1]) => whyNot(portal.actor, permission, facts)
  const isWhole = may(portal.actor, 'customExtension.update', facts)
  return {
    extension: { ...extension, url: isWhole ? extension.url : new URL(extension.url).origin },
    catalog: { id: catalog.id, displayName: catalog.displayName },
    policies: policies.map(({ terms: _terms, ...policy }) => policy),
    why: {
      update: why('customExtension.update'),
      renewSecret: why('customExtension.renewSecret'),
      delete: why('customExtension.delete'),
      test: why('callout.test'),
    },
  }
}

/** The calls of an extension, newest first; with a state, only those in it. Refuses with notFound who may not read the extension. */
export async function listCallouts(
  portal: Portal,
  extensionId: ExtensionId,
  query: { readonly state?: CalloutState | null; readonly cursor?: string | null } = {},
): Promise<Page<CalloutRow>> {
  const db = portal.db.read
  const extension = await extensionById(db, extensionId)
  if (!may(portal.actor, 'customExtension.read', await factsOfCatalog(db, extension.catalogId)))
    throw notFound('custom extension')
  const rows = await db
    .select(rowColumns)
    .from(callouts)
    .where(
      and(
        eq(callouts.extensionId, extension.id),
        query.state ? eq(callouts.state, query.state) : undefined,
        beforeInstant(callouts.createdAt, callouts.id, query.cursor),
      ),
    )
    .orderBy(desc(callouts.createdAt), desc(callouts.id))
    .limit(pageSize + 1)
  return pageOf(rows, pageSize, (row) => cursorAt(row.createdAt, row.id))
}

/** The calls that a request caused, and those about the access that came of it, the oldest first. One query; asks nobody whether they may. */
export const calloutsOfRequest = (db: Queries, requestId: RequestId): Promise<readonly CalloutOfRequest[]> =>
  db
    .select({
      ...rowColumns,
      extension: { id: customExtensions.id, displayName: customExtensions.displayName },
      dueAt: callouts.dueAt,
      waitUntil: callouts.waitUntil,
    })
    .from(callouts)
    .innerJoin(customExtensions, eq(customExtensions.id, callouts.extensionId))
    .where(eq(callouts.requestId, requestId))
    .orderBy(asc(callouts.createdAt), asc(callouts.id))
    .limit(pageSize)
