import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { answerer, type AppMount } from '@latchkey/portal/src/app-mount.ts'
import { builtApps } from '@latchkey/portal/src/built-apps.ts'
import { pageContexts } from '@latchkey/portal/src/page-context.ts'
import { repository } from '@latchkey/portal/src/repository.ts'
import { serve } from '@latchkey/portal/src/serve.ts'
import { settingsOf } from '@latchkey/portal/src/settings.ts'
import type { Portal } from '@latchkey/services/portal'
import { placeIn } from '@latchkey/web/apps'
import type { ServerBuild } from '@remix-run/node'
import { serialize } from 'node:v8'
import type { BarePage } from './bare-page.ts'
import { bareFrom } from './make-bare.ts'
import { type HostReady, type MeasuredPage, measured } from './measured-pages.ts'
import { seed, sessionCookie } from './seed.ts'

/** The portal as it is served, and one app more on the same host: the bare one. Started by the bench; tells on standard output when it is ready. */
const constants = path.join(process.env.LATCHKEY_DATA ?? '', 'bare-pages')
process.env.LATCHKEY_BARE_PAGES = constants

const serving = await serve(settingsOf(process.env), {
  ...builtApps,
  mounts: async (names, server) => [...(await builtApps.mounts(names, server)), bareApp()],
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
  return { path: '/bare', answer: answerer(() => import(/* @vite-ignore */ build), 'production'), files: () => undefined }
}

async function constantsOf(name: MeasuredPage): Promise<BarePage> {
  const address = serving.url + placeIn(name)
  const html = await (await fetch(address, { headers: { cookie } })).text()
  const [rootData, pageData] = await loaded(portal, name, address)
  return bareFrom(html, rootData, pageData)
}

/** What the loaders of the root and of the index page return. */
async function loaded(visited: Portal, name: MeasuredPage, address: string): Promise<readonly unknown[]> {
  const build = path.join(repository, 'apps', name, 'build/server/index.js')
  const { routes } = (await import(/* @vite-ignore */ pathToFileURL(build).href)) as ServerBuild
  const arrival = { requestId: visited.newId(), nonce: '', address: null, userAgent: null, cookies: cookie }
  const context = await pageContexts(visited)({ ...arrival, bodyTooLarge: false })
  const request = new Request(address, { headers: { cookie } })
  return Promise.all(
    ['root', 'routes/_index'].map((id) => routes[id]?.module.loader?.({ request, params: {}, context: context as never })),
  )
}
