/**
 * Runs `drizzle-kit generate` once per dialect, into `migrations/sqlite` and `migrations/postgresql` (or below the
 * directory given as the first argument). Further arguments go to drizzle-kit: `--name add-reviews`, `--custom`.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)
const kit = join(dirname(require.resolve('drizzle-kit')), 'bin.cjs')
const [given, ...rest] = process.argv.slice(2)
const [directory, options] = given?.startsWith('-') ? ['migrations', [given, ...rest]] : [given ?? 'migrations', rest]

// drizzle-kit looks for drizzle-orm beside itself, but npm may have put it beside us. Its `require` follows NODE_PATH;
// its `import()` needs a resolver.
const ours = dirname(dirname(require.resolve('drizzle-orm')))
const resolver = `export const resolve = (name, context, next) =>
  next(name, name.startsWith('drizzle-orm') ? { ...context, parentURL: ${JSON.stringify(import.meta.url)} } : context)`
const asUrl = (source) => `data:text/javascript,${encodeURIComponent(source)}`
const registration = asUrl(
  `import { register } from 'node:module'; register(${JSON.stringify(asUrl(resolver))}, import.meta.url)`,
)

const generate = (folder, databaseUrl) =>
  new Promise((done) => {
    const child = spawn(process.execPath, ['--import', registration, kit, 'generate', ...options], {
      cwd: here,
      stdio: ['inherit', 'inherit', 'inherit'],
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        // drizzle-kit reads an absolute path as one below the working directory.
        MIGRATIONS_DIRECTORY: relative(here, resolve(directory, folder)),
        NODE_PATH: ours,
      },
    })
    child.on('close', (code) => done(code ?? 1))
  })

const codes = []
codes.push(await generate('sqlite', 'file:unused'))
codes.push(await generate('postgresql', 'postgres://unused'))
process.exitCode = Math.max(...codes)
