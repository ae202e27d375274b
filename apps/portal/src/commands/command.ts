import type { OpenPortal } from '../open-portal.ts'
import { bringUpToDate, openPortal } from '../open-portal.ts'
import { type ProcessSettings, settingsOf } from '../settings.ts'

/** What every command may be given. */
export interface CommonOptions {
  readonly data?: string
  readonly json?: boolean
}

/** The settings that a command runs with. Throws `WrongSettings`. */
export const settingsFor = (options: CommonOptions): ProcessSettings => settingsOf(process.env, options.data)

/** Brings the database up to date and runs work on a portal that is open for as long as it takes. */
export async function withPortal<Output>(
  options: CommonOptions,
  name: string,
  work: (portal: OpenPortal['portal']) => Promise<Output>,
): Promise<Output> {
  const settings = settingsFor(options)
  await bringUpToDate(settings)
  const open = await openPortal(settings, name)
  try {
    return await work(open.portal)
  } finally {
    await open.close()
  }
}

/** Prints what a command found: one line of JSON for programs, sentences for people. */
export function tell(options: CommonOptions, facts: unknown, words: string): void {
  console.log(options.json ? JSON.stringify(facts) : words)
}
