import { constants, existsSync } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { seconds } from '@latchkey/core/time'
import { databaseFile } from '@latchkey/schema/open-database'
import { installationOf } from '@latchkey/services/installation/installation'
import type { Command } from 'commander'
import { openPortal } from '../open-portal.ts'
import type { ProcessSettings } from '../settings.ts'
import { type CommonOptions, settingsFor, tell } from './command.ts'

/** One thing that was looked at: a sentence, and whether it is well. */
interface Finding {
  readonly what: string
  readonly well: boolean
  readonly says: string
}

/** `portal doctor`: looks at what the portal stands on and says what is not well; exit code 1 where something is not. */
export const addDoctor = (program: Command): Command =>
  program
    .command('doctor')
    .description('look at what the portal stands on and say what is not well')
    .action(async (_own: object, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      const settings = settingsFor(options)
      const findings = await Promise.all(
        Object.entries(looks).map(async ([what, look]) => ({ what, ...(await lookedAt(() => look(settings))) })),
      )
      const words = findings.map(({ what, well, says }) => `${well ? 'well' : 'NOT WELL'}  ${what}: ${says}`)
      tell(options, { findings }, words.join('\n'))
      if (findings.some(({ well }) => !well)) process.exitCode = 1
    })

const looks: Readonly<Record<string, (settings: ProcessSettings) => Promise<string>>> = {
  node: async () => {
    if (!recentEnough(process.versions.node)) throw new Error(`${process.version} is too old; 20.19 or newer is needed`)
    return process.version
  },
  'data folder': async ({ dataDirectory }) => {
    await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
    await access(dataDirectory, constants.W_OK)
    return `${dataDirectory} can be written`
  },
  database: async (settings) => {
    const { databaseUrl, dataDirectory } = settings
    if (databaseUrl === null && !existsSync(databaseFile(dataDirectory))) return 'will be made at the first start'
    const { portal, close } = await openPortal(settings, 'doctor')
    const { state, demo } = await installationOf(portal).finally(close)
    return `it answers; the installation is ${demo ? 'the demo organization' : state}`
  },
  mail: async ({ smtpUrl, dataDirectory }) => {
    if (smtpUrl === null) return `written into files under ${dataDirectory}`
    const { hostname, port, protocol } = new URL(smtpUrl)
    await reached(hostname, Number(port) || (protocol === 'smtps:' ? 465 : 587))
    return `${hostname} answers`
  },
  origin: async ({ origin, loopback, originGiven }) => {
    if (!loopback && !originGiven) throw new Error('set LATCHKEY_ORIGIN: others cannot follow links to localhost')
    if (!loopback && !origin.startsWith('https:'))
      throw new Error(`${origin} is not https; passwords would travel in the open`)
    return origin
  },
}

async function lookedAt(look: () => Promise<string>): Promise<Omit<Finding, 'what'>> {
  try {
    return { well: true, says: await look() }
  } catch (error) {
    return { well: false, says: error instanceof Error ? error.message : String(error) }
  }
}

function recentEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
}

const reached = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: seconds(5) }, () => {
      socket.destroy()
      resolve()
    })
    socket.on('error', reject)
    socket.on('timeout', () => {
      socket.destroy()
      reject(new Error(`${host}:${port} does not answer`))
    })
  })
