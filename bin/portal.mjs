#!/usr/bin/env node
import { become, ensureBuilt, ensureInstalled, portalProgram } from './house.mjs'

await ensureInstalled()
await ensureBuilt()
become([portalProgram, ...process.argv.slice(2)], { NODE_ENV: 'production' })
