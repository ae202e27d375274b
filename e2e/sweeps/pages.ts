import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AppName, appNames, placeIn } from '@latchkey/web/apps'

/** A page of an app, read off the files of its routes, so that none can be forgotten. */
export interface PageOfApp {
  readonly app: AppName
  /** Its path from the origin, with `:name` where an id stands. */
  readonly pattern: string
}

const appsFolder = fileURLToPath(new URL('../../apps', import.meta.url))

/** Every page of every app: each route that shows something, which those that only answer forms, files or other programs do not. */
export const everyPage: readonly PageOfApp[] = appNames.flatMap((app) => {
  const folder = path.join(appsFolder, app, 'app/routes')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsx') && readFileSync(path.join(folder, file), 'utf8').includes('export default'))
    .map((file) => ({ app, pattern: placeIn(app, placeOfFile(file)) }))
    .sort((one, other) => one.pattern.localeCompare(other.pattern))
})

/** Remix's flat routes: dots are slashes, `$` begins a parameter, `_index` is the page of a folder, brackets keep a dot. */
function placeOfFile(file: string): string {
  const segments = file
    .replace(/\.tsx$/, '')
    .replace(/\[\.\]/g, '\0')
    .split('.')
    .filter((segment) => segment !== '_index')
    .map((segment) => segment.replace(/_$/, ''))
    .filter((segment) => !segment.startsWith('_'))
    .map((segment) => (segment === '$' ? 'nowhere/at-all' : segment.replace(/^\$/, ':')))
  return `/${segments.join('/').replaceAll('\0', '.')}`
}
