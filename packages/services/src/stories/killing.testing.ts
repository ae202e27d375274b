import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { dialect } from '@latchkey/schema/dialect'
import { bundled } from '@latchkey/testing/bundled'
import type { Crowd } from '@latchkey/testing/crowd'
import { databaseAt } from '@latchkey/testing/database-at'
import type { Answer, Work } from './killed-process.testing.ts'
import { brokenPromises, halfDone, type Traces, tracesIn } from './whole.testing.ts'

const module = fileURLToPath(new URL('./killed-process.testing.ts', import.meta.url))
const peoplePerRound = 400
const mostAnswers = 200

/** Milliseconds after its first answer that a process lives at most, on a machine that is slow. */
const longestRound = 3000

/** What was found after one killing. */
export interface Killing {
  /** Answers that the process had given in this round. */
  readonly answered: number
  /** Answers of this and every earlier round that are not borne out. */
  readonly lost: readonly Answer[]
  /** What is half done, in sentences. */
  readonly halfDone: readonly string[]
  readonly delivered: number
}

/**
 * Lets processes work on one database, one after the other, and kills each at a random moment under load; opens the database after
 * each and looks at everything. Nobody else may have the database open. Yields each round as it is done.
 */
export async function* killings(place: string, crowd: Crowd, times: number): AsyncGenerator<Killing> {
  const promised: Answer[] = []
  let asked = 0
  // The next process starts while the present one works: loading its modules takes longer than its round.
  const program = await bundled(module)
  let next = start(program)
  for (let round = 0; round < times; round++) {
    const child = next
    if (round + 1 < times) next = start(program)
    const answers = await workThenDie(child, {
      place,
      packageId: crowd.packageId,
      approverIds: crowd.approverIds,
      userIds: crowd.userIds.slice(asked, asked + peoplePerRound),
    })
    promised.push(...answers)
    const traces = await reopened(place)
    const known = new Set(traces.requests.map(({ targetId }) => targetId))
    asked = crowd.userIds.findLastIndex((id) => known.has(id)) + 1
    yield {
      answered: answers.length,
      lost: brokenPromises(traces, promised),
      halfDone: halfDone(traces),
      delivered: traces.assignments.length,
    }
  }
}

/** How many people a crowd must have for so many rounds. */
export const peopleFor = (times: number): number => times * peoplePerRound

function start(program: string): ChildProcess {
  return spawn(process.execPath, [program], {
    // The tables spell themselves for the database of this process.
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: dialect === 'postgres' ? 'postgres:' : 'file:' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Kills in the middle of something: some random answers after the first, or after a while, and then a random moment later. */
function workThenDie(child: ChildProcess, work: Work): Promise<readonly Answer[]> {
  return new Promise((resolve, reject) => {
    let out = ''
    let complaint = ''
    let dying = false
    const enough = 1 + Math.floor(Math.random() * mostAnswers)
    const die = () => {
      if (dying) return
      dying = true
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 30)
    }
    let patience: NodeJS.Timeout | undefined
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      patience ??= setTimeout(die, longestRound)
      out += text
      if (linesOf(out).length >= enough) die()
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint += text
    })
    child.once('error', reject)
    child.once('close', (code, signal) => {
      clearTimeout(patience)
      if (signal === 'SIGKILL') resolve(linesOf(out).map((line) => JSON.parse(line) as Answer))
      else reject(new Error(`the process ended with ${code}: ${complaint.slice(-2000)}`))
    })
    child.stdin?.end(JSON.stringify(work))
  })
}

/** What follows the last line break was cut off, so nobody has heard it. */
const linesOf = (out: string): readonly string[] => out.split('\n').slice(0, -1)

/** Opens the database as the next process would, and reads everything. */
async function reopened(place: string): Promise<Traces> {
  if (dialect === 'postgres') await connectionsGone(place)
  else await soundFile(place)
  const db = await databaseAt(place)
  try {
    return await tracesIn(db.read)
  } finally {
    await db.close()
  }
}

async function soundFile(file: string): Promise<void> {
  const { connect } = await import('@latchkey/schema/sqlite')
  const connection = connect(file)
  const integrity = connection.pragma('integrity_check', { simple: true })
  const strays = connection.pragma('foreign_key_check') as readonly unknown[]
  connection.close()
  if (integrity !== 'ok' || strays.length > 0) throw new Error(`the file is damaged: ${integrity}`)
}

/** The server ends the work of a dead client by itself; until it has, a commit that was sent may still arrive. */
async function connectionsGone(address: string): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  const others = `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    and backend_type = 'client backend'`
  while ((await client.query(others)).rowCount) await pause(5)
  await client.end()
}
