import { defineConfig } from 'vitest/config'
import { databaseProjects } from '../testing/src/databases/vitest-projects.ts'

export default defineConfig({ test: { projects: databaseProjects(['packages/schema']) } })
