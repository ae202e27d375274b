import type {} from 'vitest'

/** The databases that suites run on, with the address that makes the schema spell itself for each. */
export const addresses = {
  sqlite: 'file:template',
  pglite: 'pglite:memory',
  postgres: 'postgres://template',
} as const

/** The kind of a test database. */
export type TestDatabaseKind = keyof typeof addresses

declare module 'vitest' {
  export interface ProvidedContext {
    /** Which database this project runs on. */
    databaseKind: TestDatabaseKind
    /** Where the migrated template is: a file, or the address of a server. */
    databaseTemplate: string
  }
}
