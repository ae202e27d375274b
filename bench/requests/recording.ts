import type { UserId } from '@latchkey/core/ids'
import type { Step } from './chains.ts'
import type { RawDatabase, Row, Write } from './raw-database.ts'

/** What the steps of one chain wrote, transaction by transaction. */
export interface Recording {
  readonly userId: UserId
  readonly transactions: readonly (readonly Write[])[]
}

/** Lets one chain run and notes which rows each of its transactions added or changed. A row counts once for each transaction. */
export async function record(raw: RawDatabase, steps: readonly Step[], userId: UserId): Promise<Recording> {
  const transactions: Write[][] = []
  let before = await raw.everything()
  for (const step of steps) {
    await step()
    const after = await raw.everything()
    transactions.push([...after].flatMap(([table, rows]) => writesIn(table, before.get(table) ?? [], rows)))
    before = after
  }
  return { userId, transactions: transactions.map(inOrder) }
}

function writesIn(table: string, before: readonly Row[], after: readonly Row[]): readonly Write[] {
  const known = new Map(before.map((row) => [row.id, row]))
  return after.flatMap((row): readonly Write[] => {
    const was = known.get(row.id)
    if (was === undefined) return [{ table, kind: 'insert', id: row.id, row }]
    const changes = Object.entries(row).filter(
      ([column, value]) => JSON.stringify(value) !== JSON.stringify(was[column]),
    )
    return changes.length === 0 ? [] : [{ table, kind: 'update', id: row.id, row: Object.fromEntries(changes) }]
  })
}

// A request refers to its assignment and an assignment to its request: the request is there first and is changed last.
const rank = ({ table, kind }: Write) => (kind === 'update' ? 2 : table === 'assignment_requests' ? 0 : 1)
const inOrder = (writes: readonly Write[]): readonly Write[] =>
  [...writes].sort((one, other) => rank(one) - rank(other))

/** The rows that a recording writes in all. */
export const rowsIn = ({ transactions }: Recording): number => transactions.flat().length

/** The same writes for somebody else: every id that the chain made is a new one, and things are called as `names` says. */
export function replayed(
  recording: Recording,
  userId: UserId,
  names: readonly (readonly [from: string, to: string])[],
  newId: () => string,
): readonly (readonly Write[])[] {
  const renamed = new Map<string, string>([...names, [recording.userId, userId]])
  for (const { kind, id } of recording.transactions.flat()) if (kind === 'insert') renamed.set(String(id), newId())
  const pattern = new RegExp([...renamed.keys()].join('|'), 'g')
  const value = (old: unknown): unknown => {
    if (typeof old === 'string') return old.replace(pattern, (id) => renamed.get(id) ?? id)
    if (typeof old === 'object' && old !== null && !(old instanceof Date)) {
      return JSON.parse(JSON.stringify(old).replace(pattern, (id) => renamed.get(id) ?? id))
    }
    return old
  }
  return recording.transactions.map((writes) =>
    writes.map((write) => ({
      ...write,
      id: value(write.id),
      row: Object.fromEntries(Object.entries(write.row).map(([column, old]) => [column, value(old)])),
    })),
  )
}
