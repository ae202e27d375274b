import { isIP } from 'node:net'
import path from 'node:path'
import type { Settings } from '@latchkey/services/settings'
import { appNames, isAppName } from '@latchkey/web/apps'
import { z } from 'zod'
import { repository } from './repository.ts'

/** Settings that concern this process alone, beside those that the services know. */
export interface ProcessSettings extends Settings {
  /** Whether the operator named the port, or the origin, or neither. */
  readonly originGiven: boolean
  readonly logLevel: LogLevel
}

/** How much is logged. */
export type LogLevel = (typeof logLevels)[number]

/** What is wrong with the environment: one sentence for each wrong setting. */
export class WrongSettings extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'))
  }
}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const
const loopbackHosts = ['localhost', '127.0.0.1', '::1']

const switched = (fallback: boolean, sentence: string) =>
  z
    .enum(['on', 'off', 'true', 'false', '1', '0'], { error: sentence })
    .default(fallback ? 'on' : 'off')
    .transform((word) => ['on', 'true', '1'].includes(word))

const address = (schemes: readonly string[], sentence: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), { error: sentence })

/** Every setting: its name in the environment, its default, and the sentence that is said where it is wrong. */
const Environment = z.object({
  PORT: z.coerce
    .number({ error: 'PORT must be a number from 0 to 65535.' })
    .int({ error: 'PORT must be a number from 0 to 65535.' })
    .min(0, { error: 'PORT must be a number from 0 to 65535.' })
    .max(65_535, { error: 'PORT must be a number from 0 to 65535.' })
    .default(3000),
  HOST: z
    .string()
    .refine((host) => isIP(host) > 0 || /^[a-z0-9.-]+$/i.test(host), {
      error: 'HOST must be an address to listen on, such as 127.0.0.1.',
    })
    .default('127.0.0.1'),
  LATCHKEY_DATA: z.string().default('data'),
  DATABASE_URL: address(
    ['postgres:', 'postgresql:'],
    'DATABASE_URL must be a postgres:// address, or be left out for the database file in the data folder.',
  ).optional(),
  LATCHKEY_ORIGIN: address(
    ['http:', 'https:'],
    'LATCHKEY_ORIGIN must be the address under which people reach the portal, such as https://access.example.com.',
  )
    .refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', {
      error: 'LATCHKEY_ORIGIN must have no path behind its host.',
    })
    .transform((text) => new URL(text).origin)
    .optional(),
  SMTP_URL: address(
    ['smtp:', 'smtps:'],
    'SMTP_URL must be an smtp:// or smtps:// address, or be left out to write mail into files.',
  ).optional(),
  LATCHKEY_MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, {
      error: 'LATCHKEY_MAIL_FROM must be a sender, such as Latchkey <access@example.com>.',
    })
    .default('Latchkey <latchkey@localhost>'),
  LATCHKEY_TIME_ZONE: z
    .string()
    .refine(isTimeZone, { error: 'LATCHKEY_TIME_ZONE must be an IANA time zone, such as Europe/Berlin.' })
    .default(new Intl.DateTimeFormat().resolvedOptions().timeZone),
  LATCHKEY_COUNTRY: z
    .string()
    .transform((text) => text.trim().toUpperCase())
    .refine((text) => /^[A-Z]{2}$/.test(text), {
      error: 'LATCHKEY_COUNTRY must be a country of two letters, such as DE.',
    })
    .optional(),
  LATCHKEY_JOBS: switched(true, 'LATCHKEY_JOBS must be on or off.'),
  LATCHKEY_TRUST_PROXY: switched(false, 'LATCHKEY_TRUST_PROXY must be on or off.'),
  LATCHKEY_LOG: z.enum(logLevels, { error: `LATCHKEY_LOG must be one of ${logLevels.join(', ')}.` }).default('info'),
  LATCHKEY_KEY: z
    .string()
    .min(32, {
      error: 'LATCHKEY_KEY must have at least 32 characters, or be left out for the key file in the data folder.',
    })
    .optional(),
  LATCHKEY_APPS: z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim()))
    .refine((names) => names.every(isAppName), {
      error: `LATCHKEY_APPS must name apps, separated by commas: ${appNames.join(', ')}.`,
    })
    .optional(),
})

/**
 * Whether people on this machine alone reach the portal. A proxy in front makes it the world's, also where the process itself listens on
 * loopback only.
 */
const staysHere = (value: { HOST: string; LATCHKEY_ORIGIN?: string | undefined; LATCHKEY_TRUST_PROXY: boolean }) =>
  loopbackHosts.includes(value.HOST) &&
  !value.LATCHKEY_TRUST_PROXY &&
  (value.LATCHKEY_ORIGIN === undefined || loopbackHosts.includes(new URL(value.LATCHKEY_ORIGIN).hostname))

/** The settings of an environment with every default filled in. Throws `WrongSettings` with a sentence for each wrong one. */
export function settingsOf(environment: Readonly<Record<string, string | undefined>>, data?: string): ProcessSettings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse({ ...given, ...(data ? { LATCHKEY_DATA: data } : {}) })
  if (!parsed.success) throw new WrongSettings([...new Set(parsed.error.issues.map((issue) => issue.message))])
  const value = parsed.data
  return {
    dataDirectory: path.resolve(data ? process.cwd() : repository, value.LATCHKEY_DATA),
    databaseUrl: value.DATABASE_URL ?? null,
    host: value.HOST,
    port: value.PORT,
    origin: value.LATCHKEY_ORIGIN ?? `http://localhost:${value.PORT}`,
    originGiven: value.LATCHKEY_ORIGIN !== undefined,
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.LATCHKEY_MAIL_FROM,
    timeZone: value.LATCHKEY_TIME_ZONE,
    country: value.LATCHKEY_COUNTRY ?? null,
    jobs: value.LATCHKEY_JOBS,
    loopback: staysHere(value),
    trustProxy: value.LATCHKEY_TRUST_PROXY,
    key: value.LATCHKEY_KEY ?? null,
    apps: value.LATCHKEY_APPS ?? null,
    logLevel: value.LATCHKEY_LOG,
  }
}

/** The same settings for the port on which the process really listens. */
export const listeningOn = (settings: ProcessSettings, port: number): ProcessSettings => ({
  ...settings,
  port,
  origin: settings.originGiven ? settings.origin : `http://localhost:${port}`,
})

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
