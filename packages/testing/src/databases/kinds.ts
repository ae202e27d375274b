import type {} from 'vitest'

/** The databases that suites run on, with the address that makes the schema spell itself for each. */
export const addresses = {
  sqlite: 'file:template',
  pglite: 'pglite:memory',
  postgres: 'postgres://template',
} as const

/** The kind of a test database. */
export type TestDatabaseKind = keyof typeof addresses

/** What a test database can hold from the start: nothing, or the demo organization. */
export type TestContent = 'empty' | 'demo'

/** Where the templates are that suites copy: files, or databases of a server. */
export interface Templates {
  /** The address of the server, up to the name of a database; empty where the templates are files. */
  readonly server: string
  readonly empty: string
  /** Null where the demo organization has to be loaded anew each time. */
  readonly demo: string | null
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Which database this project runs on. */
    databaseKind: TestDatabaseKind
    databaseTemplate: Templates
  }
}
