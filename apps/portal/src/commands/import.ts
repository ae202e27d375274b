import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ImportKind, type ImportReport, importKinds } from '@latchkey/core/imports/report'
import type { Progress } from '@latchkey/services/imports/import-file'
import { importProductsTelling } from '@latchkey/services/imports/import-products'
import { importUsersTelling } from '@latchkey/services/imports/import-users'
import type { Operation } from '@latchkey/services/operation'
import type { Command } from 'commander'
import { bringUpToDate } from '../open-portal.ts'
import { type CommonOptions, settingsFor, tell, withPortal } from './command.ts'

interface ImportInput {
  readonly fileName: string
  readonly content: Uint8Array
}

type Importing = (progress: Progress) => Operation<ImportInput, ImportReport>

const imports: Readonly<Record<ImportKind, { readonly what: string; readonly telling: Importing }>> = {
  products: { what: 'the products and service plans of Microsoft’s published list', telling: importProductsTelling },
  users: { what: 'users, with managers by employee id', telling: importUsersTelling },
}

/** `portal import products|users FILE`: brings products or users to the state of a CSV file, as often as one likes. */
export function addImport(program: Command): void {
  const command = program.command('import').description('take in products or users from a CSV file')
  for (const kind of importKinds) {
    const { what, telling } = imports[kind]
    command
      .command(`${kind} <file>`)
      .description(`take in ${what}`)
      .action(async (file: string, _own: object, own: Command) => {
        const options = own.optsWithGlobals<CommonOptions>()
        const content = await contentOf(file)
        await bringUpToDate(settingsFor(options))
        const report = await withPortal(options, `import ${kind}`, (portal) =>
          telling(progressLine(kind))(portal, { fileName: path.basename(file), content }),
        )
        tell(options, report, inWords(report))
      })
  }
}

async function contentOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(reasons[code ?? ''] ? `${file} ${reasons[code ?? '']}` : `${file} cannot be read (${code}).`)
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  EISDIR: 'is a folder, not a file.',
  EACCES: 'may not be read by you.',
}

/** Shorter imports are over before anybody could read a number. */
const worthWatching = 2000

/** A line on the terminal that counts along; nothing where standard error is no terminal, or the file is short. */
function progressLine(kind: ImportKind): Progress {
  if (!process.stderr.isTTY) return () => undefined
  return (done, total) => {
    if (total < worthWatching) return
    const line = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${kind}`
    process.stderr.write(`\r\u001b[K${done < total ? line : ''}`)
  }
}

function inWords({ kind, created, updated, unchanged, rejected, warnings = [] }: ImportReport): string {
  const counts = `${kind === 'products' ? 'Products' : 'Users'}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected.length} rejected.`
  return [counts, ...warnings.map(plain), ...(rejected.length > 0 ? ['', ...rejectedTable(rejected)] : [])].join('\n')
}

const mostShown = 100
const widest = 40

function rejectedTable(rejected: ImportReport['rejected']): readonly string[] {
  const rows = rejected
    .slice(0, mostShown)
    .map(({ line, column, value, reason }) => [String(line), column, clipped(plain(value)), plain(reason)])
  const table = [['Line', 'Column', 'Value', 'Reason'], ...rows]
  const widths = [0, 1, 2].map((cell) => Math.max(...table.map((row) => row[cell]?.length ?? 0)))
  const lines = table.map((row) => row.map((text, cell) => text.padEnd(widths[cell] ?? 0)).join('  '))
  const more = rejected.length - rows.length
  return more > 0 ? [...lines, `and ${more} more; --json lists them all.`] : lines
}

const clipped = (text: string): string => (text.length > widest ? `${text.slice(0, widest - 1)}…` : text)

/** What a file says, without what a terminal would obey. */
const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ')
