/** What an operator sets by environment, parsed and with every default filled in. `apps/portal/src/settings.ts` reads it. */
export interface Settings {
  /** The folder of the database file and the mail files. */
  readonly dataDirectory: string
  /** A postgres:// address; null means SQLite in the data folder. */
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
  /** The address under which people reach the portal, without a trailing slash; links in mails start with it. */
  readonly origin: string
  /** smtp:// or smtps:// address; null means that mail is written into files under the data folder. */
  readonly smtpUrl: string | null
  /** The sender of every mail. */
  readonly mailFrom: string
  /** The IANA time zone in which pages and mails say times to people who have not chosen one. */
  readonly timeZone: string
  /** The country (ISO 3166-1 alpha-2) of the organization, where people use licenses who have no usage location; null where it is not said. */
  readonly country: string | null
  /** Whether this process runs the jobs. */
  readonly jobs: boolean
  /** Whether people on this machine alone reach the portal: it listens on loopback, and no proxy stands in front. */
  readonly loopback: boolean
  /** Whether X-Forwarded-* headers of a proxy in front are believed. */
  readonly trustProxy: boolean
  /** What secrets are encrypted under; null means a key file in the data folder. */
  readonly key: string | null
  /** The names of the apps that this process serves; null means all. */
  readonly apps: readonly string[] | null
}
