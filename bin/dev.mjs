#!/usr/bin/env node
import { become, ensureInstalled, root } from './house.mjs'

await ensureInstalled()
become(['--import', 'tsx', `${root}/apps/portal/src/main.ts`, 'dev', ...process.argv.slice(2)], {
  NODE_ENV: 'development',
})
