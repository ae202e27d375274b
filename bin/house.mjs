import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole house. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const cache = path.join(root, 'node_modules/.cache/latchkey')
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

/** Ends at once, with a sentence, where Node is too old to go on. */
export function needNode() {
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Latchkey needs Node 20.19 or newer; this is ${process.version}.`)
  process.exit(1)
}

/**
 * Runs a command to its end. Resolves with its exit code and, where asked to keep it, its output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32',
    })
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      resolve({ code: code ?? (signal ? 1 : 0), output: Buffer.concat(chunks).toString() })
    })
  })
}

/** Runs a program of an installed package. */
export const tool = (name, args, options) => run(path.join(root, 'node_modules/.bin', name), args, options)

/** Installs what package-lock.json names, unless that was done already. */
export async function ensureInstalled() {
  needNode()
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (remembered('installed') === lock) return
  if (existsSync(path.join(root, 'node_modules/.package-lock.json')) && newerThanLock())
    return remember('installed', lock)
  console.error('Installing packages …')
  const { code } = await run('npm', ['ci', '--no-audit', '--no-fund'])
  if (code !== 0) fail('The packages could not be installed; npm says why above.')
  remember('installed', lock)
}

/** Builds every app and the process, unless nothing has changed since the last time. */
export async function ensureBuilt() {
  const now = fingerprint()
  if (remembered('built') === now && builds().every((file) => existsSync(file))) return
  console.error('Building …')
  const { code, output } = await tool('turbo', ['run', 'build', '--output-logs=errors-only', '--no-update-notifier'], {
    quiet: true,
    env: { TURBO_TELEMETRY_DISABLED: '1' },
  })
  if (code !== 0) fail(`${output}\nThe build failed.`)
  remember('built', now)
}

/** Ends with a sentence. */
export function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

/**
 * Becomes another Node program: hands signals on and ends as it ends.
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export function become(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: process.cwd(), stdio: 'inherit', env: { ...process.env, ...env } })
  // A terminal sends its signals to both of us; what other programs send reaches us alone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('close', (code) => process.exit(code ?? 1))
}

/** The portal's built program. */
export const portalProgram = path.join(root, 'apps/portal/build/main.js')

function builds() {
  const apps = readdirSync(path.join(root, 'apps')).filter((name) =>
    existsSync(path.join(root, 'apps', name, 'vite.config.ts')),
  )
  return apps.map((name) =>
    name === 'portal' ? portalProgram : path.join(root, 'apps', name, 'build/server/index.js'),
  )
}

/** A digest over names, sizes and times of every source: the same as last time means that nothing has changed. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  for (const file of sources()) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${path.relative(root, file)}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function sources() {
  const skipped = new Set(['node_modules', 'build', '.turbo', 'test-results'])
  const below = (folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (skipped.has(entry.name)) return []
      const file = path.join(folder, entry.name)
      return entry.isDirectory() ? below(file) : /\.test\.tsx?$/.test(entry.name) ? [] : [file]
    })
  const single = ['package-lock.json', 'turbo.json', 'tsconfig.base.json'].map((name) => path.join(root, name))
  return [...single, ...below(path.join(root, 'apps')), ...below(path.join(root, 'packages'))].sort()
}

const newerThanLock = () =>
  statSync(path.join(root, 'node_modules/.package-lock.json')).mtimeMs >=
  statSync(path.join(root, 'package-lock.json')).mtimeMs

function remembered(name) {
  const file = path.join(cache, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function remember(name, value) {
  mkdirSync(cache, { recursive: true })
  writeFileSync(path.join(cache, name), value)
}
