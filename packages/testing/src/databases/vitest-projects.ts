import { fileURLToPath } from 'node:url'
import type { TestProjectConfiguration } from 'vitest/config'
import { addresses, type TestDatabaseKind } from './kinds.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A vitest project for each database: the same suites, the dialect chosen by the environment before any table is spelled. */
export const databaseProjects = (name: string): TestProjectConfiguration[] =>
  (Object.keys(addresses) as TestDatabaseKind[]).map((kind) => ({
    test: {
      name: `${name} on ${kind}`,
      include: ['src/**/*.test.ts'],
      env: { DATABASE_URL: addresses[kind], LATCHKEY_TEST_DATABASE: kind },
      globalSetup: [here('./template.ts')],
      setupFiles: [here('../no-console-error.ts')],
      testTimeout: 30_000,
      hookTimeout: 60_000,
      pool: 'forks',
      provide: { databaseKind: kind },
    },
  }))

/** One vitest project for suites that need no database. */
export const plainProject = (name: string): TestProjectConfiguration[] => [
  {
    test: { name, include: ['src/**/*.test.{ts,tsx}'], setupFiles: [here('../no-console-error.ts')] },
  },
]
