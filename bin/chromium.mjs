import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root, run, tool } from './house.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']
const macOs = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** How the package managers of systems install a Chromium; each line is tried where its first word is a program here. */
const managers = [
  { program: 'apt-get', steps: [['update'], ['install', '-y', '--no-install-recommends', 'chromium']] },
  { program: 'dnf', steps: [['install', '-y', 'chromium']] },
  { program: 'apk', steps: [['add', 'chromium']] },
  { program: 'pacman', steps: [['-Sy', '--noconfirm', 'chromium']] },
  { program: 'zypper', steps: [['--non-interactive', 'install', 'chromium']] },
]

/**
 * Finds a Chromium for the journeys: the one named by LATCHKEY_CHROMIUM, one of this system, Playwright's own; then tries to get
 * Playwright's own, then the system's. Undefined where none is to be had.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const named = process.env.LATCHKEY_CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  return present() ?? (await downloaded()) ?? (await installed())
}

const present = () => names.map(onPath).find(Boolean) ?? macOs.find((file) => existsSync(file)) ?? playwrightsOwn()

async function downloaded() {
  console.log('No Chromium found; fetching the one of Playwright …')
  const { code } = await tool('playwright', ['install', 'chromium'], { quiet: true })
  return code === 0 ? playwrightsOwn() : undefined
}

async function installed() {
  if (process.getuid?.() !== 0) return undefined
  for (const { program, steps } of managers) {
    if (!onPath(program)) continue
    console.log(`Installing Chromium with ${program} …`)
    for (const step of steps) await run(program, step, { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } })
    return names.map(onPath).find(Boolean)
  }
  return undefined
}

function playwrightsOwn() {
  const { chromium } = createRequire(path.join(root, 'e2e/package.json'))('playwright')
  const file = chromium.executablePath()
  return existsSync(file) ? file : undefined
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  return folders.map((folder) => path.join(folder, name)).find(isProgram)
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
