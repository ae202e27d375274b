import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Answered, Asked } from './server/channel.ts'
import type { Commands } from './server/commands.ts'

/** Node's argument that lets it run TypeScript. */
export const typeScript = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]

const program = fileURLToPath(new URL('./server/main.ts', import.meta.url))

/** A portal in a process of its own, and what a journey can ask of it. */
export type PortalProcess = Commands

/** Starts a process that serves portals over copies of the prepared database. */
export async function startPortalProcess(prepared: string): Promise<PortalProcess> {
  const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-journeys-'))
  const child = spawn(process.execPath, [...typeScript, program, folder, prepared], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ask = askedOver(child)
  await ask.ready
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await ask.call('stop', [])
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return new Proxy({} as Commands, {
    get: (_none, name: string) => {
      // A promise's `then` is looked for by `await`; there is no such command.
      if (name === 'then') return undefined
      return name === 'stop' ? stop : (...args: readonly unknown[]) => ask.call(name, args)
    },
  })
}

function askedOver(child: ChildProcess) {
  const open = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  let last = 0
  const waitFor = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      open.set(id, { resolve, reject })
    })
  child.on('message', (answered: Answered) => {
    const waiting = open.get(answered.id)
    open.delete(answered.id)
    if ('error' in answered) waiting?.reject(new Error(answered.error))
    else waiting?.resolve(answered.result)
  })
  child.once('exit', (code) => {
    for (const { reject } of open.values()) reject(new Error(`the portal's process ended with ${code}`))
  })
  return {
    ready: waitFor(0),
    call(name: string, args: readonly unknown[]): Promise<unknown> {
      last += 1
      const answer = waitFor(last)
      child.send({ id: last, name, args } satisfies Asked)
      return answer
    },
  }
}
