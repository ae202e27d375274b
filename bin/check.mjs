#!/usr/bin/env node
import { pathToFileURL } from 'node:url'
import { ensureInstalled, tool } from './house.mjs'

/** Everything that is checked without running the product. */
const checks = [
  // One program for the whole house reads the types of React and drizzle once, not once per package.
  { name: 'types', command: 'tsc', args: ['--noEmit', '--project', 'tsconfig.json'] },
  { name: 'lint', command: 'biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'import rules', command: 'depcruise', args: ['--config', '.dependency-cruiser.cjs', 'packages', 'apps'] },
]

/**
 * Runs every check and prints one line each; the words of those that failed follow.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function check() {
  let passed = 0
  for (const { name, command, args } of checks) {
    const started = performance.now()
    const { code, output } = await tool(command, args, { quiet: true, env: { TURBO_TELEMETRY_DISABLED: '1' } })
    const took = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${code === 0 ? 'pass' : 'FAIL'}  ${name} (${took} s)`)
    if (code === 0) passed += 1
    else console.log(output.trim())
  }
  return { passed, failed: checks.length - passed }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled()
  const { failed } = await check()
  process.exit(failed === 0 ? 0 : 1)
}
