import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { built } from '../parts/build.ts'
import type { HostReady, QueriesSeen, Size } from './size.ts'

/** A host that runs in a process of its own. */
export interface RunningHost extends HostReady {
  /** What it has asked the database since the last time. */
  seen(): Promise<QueriesSeen>
  stop(): Promise<void>
}

/** Starts it on an empty data folder and fills it. Rejects where it ends before it is ready. */
export async function startHost(dataFolder: string, port: number, size: Size): Promise<RunningHost> {
  const child = spawn(process.execPath, [built('entitlement-host.js')], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LATCHKEY_DATA: dataFolder,
      LATCHKEY_JOBS: 'off',
      LATCHKEY_BENCH_SIZE: JSON.stringify(size),
      PORT: String(port),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async <Told>(): Promise<Told> => {
    const { value, done } = await lines.next()
    if (done) throw new Error('the host ended before it was ready')
    return JSON.parse(value) as Told
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = await next<HostReady>()
  return {
    ...ready,
    seen() {
      child.stdin.write('seen\n')
      return next<QueriesSeen>()
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
