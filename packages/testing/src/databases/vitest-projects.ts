import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProjectConfiguration } from 'vitest/config'
import { addresses, type TestDatabaseKind } from './kinds.ts'

const here = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const root = here('../../../..')
// No module keeps state, so files may share their process: each would load the whole house anew otherwise.
const together = { pool: 'forks', isolate: false } as const

const setupFiles = [here('../no-console-error.ts')]

/**
 * Suites that PGlite leaves out: those over the demo organization, which it takes seconds to load each time, and those over thousands of
 * people or hundreds of transactions. It runs the suites of every store and the main job; a real PostgreSQL runs all.
 */
const tooLargeForPglite = [
  '**/stories/{listed-is-readable,refusals,seats-under-fire,killed,cases-that-nobody-tests,bugs-that-others-shipped}.test.ts',
  '**/entitlement/anything-happens.properties.test.ts',
  '**/entitlement/automatic/*.test.ts',
  '**/{authentication,overview,audit,installation,imports}/*.test.ts',
  '**/licensing/{as-of,organization.properties,preview,runs}.test.ts',
  '**/directory/dynamic-groups.test.ts',
  '**/services/src/sorting.test.ts',
]

/** A vitest project for each database: the same suites, the dialect chosen by the environment before any table is spelled. */
export const databaseProjects = (folders: readonly string[]): TestProjectConfiguration[] =>
  (Object.keys(addresses) as TestDatabaseKind[]).map((kind) => ({
    test: {
      name: kind,
      root,
      include: folders.map((folder) => `${folder}/src/**/*.test.ts`),
      exclude: kind === 'pglite' ? tooLargeForPglite : [],
      env: { DATABASE_URL: addresses[kind], LATCHKEY_TEST_DATABASE: kind },
      globalSetup: [here('./template.ts')],
      setupFiles,
      testTimeout: 30_000,
      hookTimeout: 60_000,
      ...together,
      provide: { databaseKind: kind },
    },
  }))

/** A vitest project for each folder whose suites need no database. */
export const plainProjects = (folders: readonly string[]): TestProjectConfiguration[] =>
  folders.map((folder) => ({
    test: {
      name: path.basename(folder),
      root: path.join(root, folder),
      include: ['src/**/*.test.{ts,tsx}'],
      testTimeout: 30_000,
      setupFiles,
      ...together,
    },
  }))
