import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { serialize } from 'node:v8'
import { type AppMount, answerer } from '@latchkey/portal/src/app-mount.ts'
import { builtApps } from '@latchkey/portal/src/built-apps.ts'
import { pageContexts } from '@latchkey/portal/src/page-context.ts'
import { repository } from '@latchkey/portal/src/repository.ts'
import { serve } from '@latchkey/portal/src/serve.ts'
import { settingsOf } from '@latchkey/portal/src/settings.ts'
import type { Portal } from '@latchkey/services/portal'
import { placeIn } from '@latchkey/web/apps'
import type { ServerBuild } from '@remix-run/node'
import type { BarePage } from './bare-page.ts'
import { bareFrom } from './make-bare.ts'
import { type HostReady, type MeasuredPage, measured } from './measured-pages.ts'
import { seed, sessionCookie } from './seed.ts'

/** The portal as it is served, and one app more on the same host: the bare one. Started by the bench; tells on standard output when it is ready. */
const constants = path.join(process.env.LATCHKEY_DATA ?? '', 'bare-pages')
process.env.LATCHKEY_BARE_PAGES = constants

/** The routes whose loaders a measured page runs. */
const loaders = ['root', 'routes/_index']
const returned = new Map<MeasuredPage, readonly unknown[]>()

const serving = await serve(settingsOf(process.env), {
  ...builtApps,
  mounts: async (names, server) => [
    ...(await builtApps.mounts(names, server)),
    bareApp(),
    ...(await Promise.all(measured.map(sameApp))),
  ],
})
const { portal } = serving
await seed(portal)
const cookie = await sessionCookie(portal)
const pages = await Promise.all(measured.map(async (name) => [name, await constantsOf(name)] as const))
writeFileSync(constants, serialize(Object.fromEntries(pages)))
const ready: HostReady = { url: serving.url, cookie }
console.log(JSON.stringify(ready))
process.once('SIGTERM', async () => {
  await serving.stop()
  process.exit(0)
})

/** The bare app, loaded when it is first asked: its constants are there by then. */
function bareApp(): AppMount {
  const build = pathToFileURL(path.join(repository, 'bench/bare-app/build/server/index.js')).href
  return {
    path: '/bare',
    answer: answerer(() => import(/* @vite-ignore */ build), 'production'),
    files: () => undefined,
  }
}

/** The portal's own page, its loaders replaced by what they returned once: what its components cost without its data. */
async function sameApp(name: MeasuredPage): Promise<AppMount> {
  const build = await buildOf(name)
  const at = `/same${placeIn(name)}`
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      const loader = loaders.indexOf(id) < 0 ? route?.module.loader : () => returned.get(name)?.[loaders.indexOf(id)]
      return [id, route && { ...route, module: { ...route.module, loader } }]
    }),
  )
  const same = { ...build, basename: at, routes } as ServerBuild
  return { path: at, answer: answerer(same, 'production'), files: () => undefined }
}

async function buildOf(name: MeasuredPage): Promise<ServerBuild> {
  const file = path.join(repository, 'apps', name, 'build/server/index.js')
  return import(/* @vite-ignore */ pathToFileURL(file).href)
}

async function constantsOf(name: MeasuredPage): Promise<BarePage> {
  const address = serving.url + placeIn(name)
  const html = await (await fetch(address, { headers: { cookie } })).text()
  const [rootData, pageData] = await loaded(portal, name, address)
  returned.set(name, [rootData, pageData])
  return bareFrom(html, rootData, pageData)
}

/** What the loaders of the root and of the index page return. */
async function loaded(visited: Portal, name: MeasuredPage, address: string): Promise<readonly unknown[]> {
  const { routes } = await buildOf(name)
  const arrival = { requestId: visited.newId(), nonce: '', address: null, userAgent: null, cookies: cookie }
  const context = await pageContexts(visited)({ ...arrival, bodyTooLarge: false })
  const request = new Request(address, { headers: { cookie } })
  return Promise.all(
    loaders.map((id) => routes[id]?.module.loader?.({ request, params: {}, context: context as never })),
  )
}
