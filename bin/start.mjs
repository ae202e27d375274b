#!/usr/bin/env node
import { become, ensureBuilt, ensureInstalled, portalProgram } from './house.mjs'

const args = process.argv.slice(2)
const empty = args.includes('--empty')

if (args.includes('--help')) {
  console.log('npm start                 everything: install, build, create the data, serve')
  console.log(
    'npm start -- --empty      without the demo organization; the first administrator is made on the first page',
  )
  console.log('npm start -- --data DIR   keep the data somewhere else than ./data')
  process.exit(0)
}

await ensureInstalled()
await ensureBuilt()
const rest = args.filter((word) => word !== '--empty')
become([portalProgram, 'serve', ...(empty ? [] : ['--demo']), ...rest], { NODE_ENV: 'production' })
