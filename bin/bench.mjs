#!/usr/bin/env node
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { become, ensureBuilt, ensureInstalled, fail, root } from './house.mjs'

const folder = path.join(root, 'bench')
const [name, ...rest] = process.argv.slice(2)
const program = path.join(folder, `${name}.ts`)
const known = existsSync(folder) ? readdirSync(folder).filter((file) => /^[a-z0-9-]+\.ts$/.test(file)) : []

if (!name || !/^[a-z0-9-]+$/.test(name) || !existsSync(program)) {
  fail(`npm run bench -- NAME, where NAME is one of: ${known.map((file) => file.replace(/\.ts$/, '')).join(', ')}`)
}
await ensureInstalled()
await ensureBuilt()
become(['--import', 'tsx', program, ...rest], { NODE_ENV: 'production' })
