import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type AppName, apps } from '@latchkey/web/apps'
import type { PageContext } from '@latchkey/web/server/context'
import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/node'
import { repository } from './repository.ts'
import { type StaticFiles, staticFiles } from './static-files.ts'

/** One app, ready to answer. */
export interface AppMount {
  /** The path under the origin at which it answers, without a trailing slash. */
  readonly path: string
  /** Answers a page, a form or a request for a page's data. */
  answer(request: Request, context: PageContext): Promise<Response>
  /** The files that browsers load: scripts, styles, pictures. */
  readonly files: StaticFiles
}

/** The request handler of a Remix build, called with the context that its pages expect. */
export function answerer(build: ServerBuild | (() => Promise<ServerBuild>), mode: 'production' | 'development') {
  const handle = createRequestHandler(build, mode)
  return (request: Request, context: PageContext): Promise<Response> => handle(request, context as AppLoadContext)
}

/** An app as `npm run build` left it. Throws with a sentence where it was not built. */
export async function builtApp(name: AppName): Promise<AppMount> {
  const build = path.join(repository, 'apps', name, 'build')
  const server = await import(/* @vite-ignore */ pathToFileURL(path.join(build, 'server/index.js')).href).catch(
    (error: unknown) => {
      throw new Error(`${apps[name].title} could not be loaded from ${build}: run npm run build first.`, {
        cause: error,
      })
    },
  )
  return {
    path: apps[name].path,
    answer: answerer(server, 'production'),
    files: staticFiles(path.join(build, 'client')),
  }
}
