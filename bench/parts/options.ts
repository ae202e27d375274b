import { parseArgs } from 'node:util'

/** The whole-number options of a bench, each with its default: `--rounds 5`. Throws on what it does not know. */
export function numbersOf<Name extends string>(defaults: Readonly<Record<Name, number>>): Record<Name, number> {
  const names = Object.keys(defaults) as Name[]
  const { values } = read(names)
  const chosen = names.map((name) => [name, wholeOf(name, values[name], defaults[name])] as const)
  return Object.fromEntries(chosen) as Record<Name, number>
}

/** The database that a bench was asked to run on: `--database postgres`; the SQLite file unless told. */
export function databaseOption(): 'sqlite' | 'postgres' {
  const at = process.argv.indexOf('--database')
  const named = at < 0 ? 'sqlite' : process.argv[at + 1]
  if (named !== 'sqlite' && named !== 'postgres') throw new Error('--database is sqlite or postgres')
  return named
}

const read = (names: readonly string[]) =>
  parseArgs({
    options: Object.fromEntries([...names, 'database'].map((name) => [name, { type: 'string' as const }])),
  })

function wholeOf(name: string, text: unknown, otherwise: number): number {
  if (text === undefined) return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1`)
  return value
}
