import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProjectConfiguration } from 'vitest/config'
import { addresses, type TestDatabaseKind } from './kinds.ts'

const here = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const root = here('../../../..')
const setupFiles = [here('../no-console-error.ts')]

/** A vitest project for each database: the same suites, the dialect chosen by the environment before any table is spelled. */
export const databaseProjects = (folders: readonly string[]): TestProjectConfiguration[] =>
  (Object.keys(addresses) as TestDatabaseKind[]).map((kind) => ({
    test: {
      name: kind,
      root,
      include: folders.map((folder) => `${folder}/src/**/*.test.ts`),
      env: { DATABASE_URL: addresses[kind], LATCHKEY_TEST_DATABASE: kind },
      globalSetup: [here('./template.ts')],
      setupFiles,
      testTimeout: 30_000,
      hookTimeout: 60_000,
      pool: 'forks',
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
      setupFiles,
    },
  }))
