import type { Actor } from '@latchkey/core/authorization/actor'
import type { Transport } from '@latchkey/mail/transport'
import type { Database } from '@latchkey/schema/database'
import type { Vault } from './installation/vault.ts'
import type { Settings } from './settings.ts'

/** Where a call came from, for the audit log and the sign-in log. */
export interface Origin {
  /** One id for everything that one request, job turn or command did. */
  readonly requestId: string
  /** The network address of the caller, null where there is none (jobs). */
  readonly address: string | null
  readonly userAgent: string | null
}

/** Where faults and notable events go; the host gives a pino logger. Never give it a secret. */
export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Everything alive that an operation or a view may use. It is passed along, never kept in a module. */
export interface Portal {
  readonly db: Database
  readonly settings: Settings
  /** Where the outbox sends its mail. */
  readonly transport: Transport
  /** What keeps secrets that have to be read again. */
  readonly vault: Vault
  readonly actor: Actor
  readonly origin: Origin
  readonly log: Log
  /** The time. Tests move it. */
  now(): Date
  /** A new id that sorts by time (UUID version 7). */
  newId(): string
}

/** The same portal with somebody else acting. */
export const actingAs = (portal: Portal, actor: Actor, origin: Origin = portal.origin): Portal => ({
  ...portal,
  actor,
  origin,
})
