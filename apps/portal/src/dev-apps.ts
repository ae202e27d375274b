import { AsyncLocalStorage } from 'node:async_hooks'
import type { Server } from 'node:http'
import path from 'node:path'
import { type AppName, appOfPath, apps } from '@latchkey/web/apps'
import type { ServerBuild } from '@remix-run/node'
import type { ViteDevServer } from 'vite'
import { type AppMount, answerer } from './app-mount.ts'
import { repository } from './repository.ts'
import type { AppServing } from './serve.ts'

/** The Vite of one app, started at its first request, and the hooks that Remix keeps for it. */
interface DevApp {
  readonly name: AppName
  vite: Promise<ViteDevServer> | undefined
  hooks: unknown
}

/** The name under which Remix keeps the hooks of the one dev server that it expects in a process. */
const hooksName = '__remix_devServerHooks'

/**
 * Serves apps from their sources, all in one process and on one port. Remix keeps its development hooks in one global; an accessor
 * over the asynchronous context gives each app its own.
 */
export function sourceApps(): AppServing {
  const current = new AsyncLocalStorage<DevApp>()
  const started = new Map<AppName, DevApp>()
  let startVite: (app: DevApp) => Promise<ViteDevServer>

  Object.defineProperty(globalThis, hooksName, {
    configurable: true,
    get: () => current.getStore()?.hooks,
    set: (hooks: unknown) => {
      const app = current.getStore()
      if (app) app.hooks = hooks
    },
  })

  return {
    development: true,
    mounts: async (names, server) => {
      const { createServer } = await import('vite')
      startVite = (app) => current.run(app, () => createServer(viteOptions(app.name, server)))
      for (const name of names) started.set(name, { name, vite: undefined, hooks: undefined })
      return names.map((name) => mountOf(name))
    },
    around: (listener) => async (incoming, outgoing) => {
      const asked = incoming.url ?? '/'
      const name = appOfPath(asked)
      const app = name && started.get(name)
      if (!app) return listener(incoming, outgoing)
      const vite = await viteOf(app)
      vite.middlewares(incoming, outgoing, () => {
        incoming.url = asked
        current.run(app, () => listener(incoming, outgoing))
      })
    },
  }

  function viteOf(app: DevApp): Promise<ViteDevServer> {
    app.vite ??= startVite(app)
    return app.vite
  }

  function mountOf(name: AppName): AppMount {
    const load = async (): Promise<ServerBuild> => {
      const app = started.get(name)
      if (!app) throw new Error(`${name} is not served.`)
      return (await (await viteOf(app)).ssrLoadModule('virtual:remix/server-build')) as ServerBuild
    }
    return { path: apps[name].path, answer: answerer(load, 'development'), files: () => undefined }
  }
}

const viteOptions = (name: AppName, server: Server) => {
  const root = path.join(repository, 'apps', name)
  return {
    root,
    configFile: path.join(root, 'vite.config.ts'),
    server: { middlewareMode: true, hmr: { server } },
    appType: 'custom' as const,
  }
}
