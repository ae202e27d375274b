import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const cache = fileURLToPath(new URL('../.cache', import.meta.url))

/** An empty folder on the disk that the repository is on, never in memory; it goes when the process ends. */
export function scratchFolder(name: string): string {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(path.join(cache, `${name}-`))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  return folder
}
