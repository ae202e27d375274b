import { defineConfig } from 'vitest/config'
import { plainProjects } from '../testing/src/databases/vitest-projects.ts'

export default defineConfig({ test: { projects: plainProjects(['packages/core']) } })
