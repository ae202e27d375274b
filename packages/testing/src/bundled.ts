import { mkdirSync, mkdtempSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const cache = path.join(root, 'node_modules/.cache/latchkey-programs')

/**
 * A TypeScript module with everything of ours that it imports, as one program that node starts at once: a loader that compiles two hundred
 * files anew takes every process seconds. Returns its file; bundle once for any number of processes.
 */
export async function bundled(module: string): Promise<string> {
  mkdirSync(cache, { recursive: true })
  const outDir = mkdtempSync(path.join(cache, `${path.basename(module, '.ts')}-`))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: [/^@latchkey\//] },
    build: {
      ssr: module,
      outDir,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'program.js' } },
    },
  })
  return path.join(outDir, 'program.js')
}
