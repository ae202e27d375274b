import { defineConfig } from 'vitest/config'
import { databaseProjects, plainProjects } from './packages/testing/src/databases/vitest-projects.ts'

export default defineConfig({
  test: {
    projects: [
      ...plainProjects(['packages/core', 'packages/mail', 'packages/ui', 'packages/web', 'apps/portal']),
      ...databaseProjects(['packages/schema', 'packages/services']),
    ],
  },
})
