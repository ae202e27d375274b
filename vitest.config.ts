import { cpus } from 'node:os'
import { defineConfig } from 'vitest/config'
import { databaseProjects, plainProjects } from './packages/testing/src/databases/vitest-projects.ts'

export default defineConfig({
  test: {
    // vitest leaves one core to itself, and a small machine has two.
    maxWorkers: Math.max(2, cpus().length),
    minWorkers: 1,
    projects: [
      ...plainProjects(['packages/core', 'packages/mail', 'packages/ui', 'packages/web', 'apps/portal']),
      ...databaseProjects(['packages/schema', 'packages/services']),
    ],
  },
})
