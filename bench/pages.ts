import { type Load, load } from './pages/load.ts'
import { elementsIn, insistOnSameMarkup } from './pages/make-bare.ts'
import { type MeasuredPage, measured } from './pages/measured-pages.ts'
import { startHost } from './pages/start-host.ts'
import { build, buildBareApp } from './parts/build.ts'
import { median } from './parts/median.ts'
import { numbersOf } from './parts/options.ts'
import { below, type Result, ratioAtLeast, report, resultOf, table } from './parts/report.ts'
import { scratchFolder } from './parts/scratch-folder.ts'

// My Apps (50 applications) and My Access (50 packages) for somebody who is signed in, beside a bare Remix page that renders the same
// HTML from constants on the same host. Portal and floor take turns, so that a busy machine disturbs both alike.

const { rounds, seconds, connections, port } = numbersOf({ rounds: 5, seconds: 4, connections: 20, port: 4240 })

/** The same load on a page of the portal and on its bare twin. */
interface Round {
  readonly portal: Load
  readonly floor: Load
}

await Promise.all([build(), buildBareApp()])
const host = await startHost(scratchFolder('pages'), port)
try {
  for (const name of measured) await compareMarkup(name)
  for (const name of measured) await round(name)
  const runs = new Map<MeasuredPage, Round[]>(measured.map((name) => [name, []]))
  for (let nth = 0; nth < rounds; nth++) {
    for (const name of measured) runs.get(name)?.push(await round(name))
  }
  console.log(
    `\n${table([['', 'req/s', 'p50', 'p99'], ...[...runs].flatMap(([name, list]) => latencies(name, list))])}`,
  )
  report(
    'pages',
    [...runs].flatMap(([name, list]) => figures(name, list)),
  )
} finally {
  await host.stop()
}

async function compareMarkup(name: MeasuredPage): Promise<void> {
  const [real, bare] = await Promise.all([page(addresses(name).portal, host.cookie), page(addresses(name).floor)])
  insistOnSameMarkup(name, real, bare)
  console.log(`${name}: ${elementsIn(real)} elements, ${real.length} bytes (bare: ${bare.length})`)
}

async function page(url: string, cookie = ''): Promise<string> {
  const response = await fetch(url, { headers: { cookie } })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.text()
}

async function round(name: MeasuredPage): Promise<Round> {
  const { portal, floor } = addresses(name)
  return {
    floor: await load(floor, { connections, seconds }),
    portal: await load(portal, { connections, seconds, cookie: host.cookie }),
  }
}

function addresses(name: MeasuredPage) {
  return { portal: `${host.url}/${name}`, floor: `${host.url}/bare/${name}` }
}

function latencies(name: MeasuredPage, list: readonly Round[]): readonly (readonly string[])[] {
  return (['portal', 'floor'] as const).map((side) => {
    const middle = (figure: keyof Load) => median(list.map((one) => one[side][figure]))
    return [`${name} ${side}`, middle('rate').toFixed(0), `${middle('p50')} ms`, `${middle('p99')} ms`]
  })
}

function figures(name: MeasuredPage, list: readonly Round[]): readonly Result[] {
  const of = (figure: 'rate' | 'p99') => ({
    value: median(list.map(({ portal }) => portal[figure])),
    floor: median(list.map(({ floor }) => floor[figure])),
  })
  return [
    resultOf({ name, unit: 'req/s', ...of('rate') }, ratioAtLeast(0.7)),
    resultOf({ name: `${name} p99`, unit: 'ms', ...of('p99') }, below(100, 'p99', 'ms')),
  ]
}
