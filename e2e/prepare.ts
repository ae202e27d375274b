import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { typeScript } from './portal-process.ts'

/** Makes the demo organization once for all workers; the folder is named in the environment that they inherit. */
export default function prepare(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-prepared-'))
  const program = fileURLToPath(new URL('./server/prepare.ts', import.meta.url))
  execFileSync(process.execPath, [...typeScript, program, folder], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  process.env.LATCHKEY_JOURNEYS_PREPARED = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
