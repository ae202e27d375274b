import { system } from '@latchkey/core/authorization/actor'
import type { Transport } from '@latchkey/mail/transport'
import type { Database } from '@latchkey/schema/database'
import { openVault } from '@latchkey/services/installation/vault'
import type { Portal } from '@latchkey/services/portal'
import type { Settings } from '@latchkey/services/settings'
import { v7 } from 'uuid'

/** Settings as in a fresh installation on loopback. */
export const testSettings: Settings = {
  dataDirectory: '/nowhere',
  databaseUrl: null,
  host: '127.0.0.1',
  port: 3000,
  origin: 'http://localhost:3000',
  smtpUrl: null,
  mailFrom: 'Latchkey <latchkey@localhost>',
  timeZone: 'UTC',
  country: null,
  jobs: false,
  loopback: true,
  trustProxy: false,
  key: 'a key for tests alone, of enough characters',
  apps: null,
}

/** A transport that sends nothing. */
export const noMail: Transport = { async send() {}, async close() {} }

/** A portal over a database, with Latchkey itself acting. Errors that it logs are thrown to the console, where a test fails on them. */
export const portalOver = (
  db: Database,
  options: { readonly now?: () => Date; readonly transport?: Transport } = {},
): Portal => ({
  db,
  settings: testSettings,
  transport: options.transport ?? noMail,
  vault: openVault(testSettings),
  actor: system('test'),
  origin: { requestId: 'test', address: '127.0.0.1', userAgent: null },
  log: { info() {}, warn() {}, error: (facts, message) => console.error(message, facts) },
  now: options.now ?? (() => new Date()),
  newId: () => v7(),
})
