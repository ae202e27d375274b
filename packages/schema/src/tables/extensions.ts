import { calloutStages, calloutStates } from '@latchkey/core/entitlement/callout'
import type { AssignmentId, CalloutId, CatalogId, ExtensionId, RequestId } from '@latchkey/core/ids'
import { sql } from 'drizzle-orm'
import { count, document, flag, id, index, instant, oneOf, table, text } from '../columns.ts'
import { catalogs } from './entitlement.ts'

/** Programs of the organization that are called at stages of requests and assignments: signed webhooks. */
export const customExtensions = table(
  'custom_extensions',
  {
    id: id<ExtensionId>().primaryKey(),
    catalogId: id<CatalogId>()
      .notNull()
      .references(() => catalogs.id),
    displayName: text().notNull(),
    description: text().notNull(),
    url: text().notNull(),
    /** The secret that signs every call, encrypted. */
    secret: text().notNull(),
    /** Whether a request waits for an answer before it goes on. */
    waits: flag().notNull(),
    /** For how many hours it waits; then the call has failed. */
    waitHours: count().notNull(),
    enabled: flag().notNull(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    revision: count().notNull(),
  },
  (t) => [index('custom_extensions_by_catalog').on(t.catalogId, t.displayName)],
)

/** Calls of custom extensions: written in the transaction that caused them, sent afterwards, kept as their own log. */
export const callouts = table(
  'callouts',
  {
    id: id<CalloutId>().primaryKey(),
    extensionId: id<ExtensionId>()
      .notNull()
      .references(() => customExtensions.id),
    stage: oneOf(calloutStages).notNull(),
    requestId: id<RequestId>(),
    assignmentId: id<AssignmentId>(),
    /** Whether the request waits for the answer. */
    waits: flag().notNull(),
    payload: document<Readonly<Record<string, unknown>>>().notNull(),
    /** The SHA-256 of the token that an answer has to bring. */
    tokenDigest: text(),
    state: oneOf(calloutStates).notNull(),
    attempts: count().notNull(),
    createdAt: instant().notNull(),
    /** When the sender may try next; also the end of a sender's lease on it. */
    dueAt: instant().notNull(),
    sentAt: instant(),
    responseStatus: count(),
    lastError: text(),
    /** Until when an answer is waited for. */
    waitUntil: instant(),
    closedAt: instant(),
  },
  (t) => [
    index('callouts_due').on(t.dueAt).where(sql`${t.state} = 'waiting'`),
    index('callouts_awaited').on(t.waitUntil).where(sql`${t.state} = 'waitingForCallback'`),
    index('callouts_by_extension').on(t.extensionId, t.createdAt, t.id),
    index('callouts_by_request').on(t.requestId),
  ],
)
