import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const here = fileURLToPath(new URL('..', import.meta.url))
const run = promisify(execFile)
const program = (name: string) => path.join(here, '../node_modules/.bin', name)

/** A program that `build` made. */
export const built = (name: string): string => path.join(here, 'build', name)

/** Bundles what is measured as the portal's own process is bundled. */
export async function build(): Promise<void> {
  await run(program('vite'), ['build'], { cwd: here })
}

/** Builds the bare Remix app, the floor of pages. */
export async function buildBareApp(): Promise<void> {
  await run(program('remix'), ['vite:build'], { cwd: path.join(here, 'bare-app') })
}
