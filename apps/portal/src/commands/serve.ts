import { loadDemo } from '@latchkey/services/installation/demo/load-demo'
import { awaitsDemo, installationOf } from '@latchkey/services/installation/installation'
import { issueSetupCode } from '@latchkey/services/installation/setup-code'
import type { Portal } from '@latchkey/services/portal'
import { apps } from '@latchkey/web/apps'
import type { Command } from 'commander'
import { builtApps } from '../built-apps.ts'
import { type OpenPortal, openPortal } from '../open-portal.ts'
import { type AppServing, type Serving, serve } from '../serve.ts'
import type { ProcessSettings } from '../settings.ts'
import { type CommonOptions, settingsFor } from './command.ts'

interface ServeOptions extends CommonOptions {
  readonly demo?: boolean
}

/** `portal serve`: serves the built apps and runs the jobs. */
export const addServe = (program: Command): Command =>
  program
    .command('serve')
    .description('serve the portal and run the jobs')
    .option('--demo', 'load the demo organization where there is no data yet')
    .action(async (_own: object, command: Command) => {
      const options = command.optsWithGlobals<ServeOptions>()
      await run(settingsFor(options), builtApps, options)
    })

/** `portal dev`: serves the apps from their sources, updating open pages as files change. */
export const addDev = (program: Command): Command =>
  program
    .command('dev')
    .description('serve the apps from their sources, with live updates')
    .option('--empty', 'start with an empty installation instead of the demo organization')
    .action(async (_own: object, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { empty?: boolean }>()
      const { sourceApps } = await import('../dev-apps.ts')
      await run(settingsFor(options), sourceApps(), { ...options, demo: !options.empty })
    })

async function run(settings: ProcessSettings, how: AppServing, options: ServeOptions): Promise<void> {
  const serving = await serve(settings, how, options.demo ? openWithDemo : openPortal)
  stopOnSignal(serving)
  const { portal, url } = serving
  if (portal.settings.port !== settings.port && settings.port !== 0) {
    console.log(`Port ${settings.port} is taken, so Latchkey took the next free one.`)
  }
  console.log(`Latchkey is at ${url}`)
  console.log(await howToSignIn(portal, url))
}

/** Before anybody is let in: loads the demo organization, unless there is somebody or somebody has begun to set the portal up. */
async function openWithDemo(settings: ProcessSettings, name: string): Promise<OpenPortal> {
  const opened = await openPortal(settings, name)
  if (await awaitsDemo(opened.portal)) {
    console.log('Loading the demo organization …')
    await loadDemo(opened.portal)
  }
  return opened
}

async function howToSignIn(portal: Portal, url: string): Promise<string> {
  const { state, demo } = await installationOf(portal)
  if (state === 'empty') {
    return `There is nobody yet. Open ${url}${apps['sign-in'].path} and enter the code ${await issueSetupCode(portal)}`
  }
  return demo && portal.settings.loopback
    ? 'Choose somebody of the demo organization on the sign-in page.'
    : 'Sign in with your user name and password.'
}

/** The first signal stops gracefully; a second one ends at once. */
function stopOnSignal(serving: Serving): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    await serving.stop()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
