import { rmSync } from 'node:fs'
import type { Answered, Asked } from './channel.ts'
import { type Commands, openCommands } from './commands.ts'

const [folder = '', prepared = ''] = process.argv.slice(2)
const commands = await openCommands(folder, prepared)

process.on('message', async (asked: Asked) => {
  process.send?.(await answer(asked))
  if (asked.name === 'stop') process.disconnect()
})
// Whoever asked is gone: nobody is left to serve.
process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
process.send?.({ id: 0, result: 'ready' } satisfies Answered)

async function answer({ id, name, args }: Asked): Promise<Answered> {
  try {
    const command = commands[name as keyof Commands] as (...given: readonly unknown[]) => Promise<unknown>
    return { id, result: await command(...args) }
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
