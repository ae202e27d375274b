import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { built } from '../parts/build.ts'
import type { HostReady } from './measured-pages.ts'

/** A host that runs in a process of its own. */
export interface RunningHost extends HostReady {
  stop(): Promise<void>
}

/** Starts it on an empty data folder. Rejects where it ends before it is ready. */
export function startHost(dataFolder: string, port: number): Promise<RunningHost> {
  const child = spawn(process.execPath, [built('pages-host.js')], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LATCHKEY_DATA: dataFolder,
      LATCHKEY_APPS: 'sign-in,my-apps,my-access',
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the host ended with ${code} before it was ready`)))
    createInterface({ input: child.stdout }).once('line', (line) => {
      resolve({ ...(JSON.parse(line) as HostReady), stop })
    })
  })
}
