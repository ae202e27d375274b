import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}
const compressible = new Set(['.js', '.css', '.svg', '.json', '.txt'])
const shrink = promisify(brotliCompress)
const oneYear = 'public, max-age=31536000, immutable'

/** Finds the answer to a path below a folder; undefined where there is no such file. */
export type StaticFiles = (file: string, acceptEncoding: string | null) => Promise<Response> | undefined

/**
 * Serves the files of a built app from memory. Names below `assets/` carry a hash of their content and are kept by browsers
 * for a year; each file is compressed once, when it is first asked for.
 */
export function staticFiles(folder: string): StaticFiles {
  const files = new Map(filesBelow(folder).map((name) => [name, served(path.join(folder, name), name)]))
  return (name, acceptEncoding) => files.get(name)?.(acceptEncoding)
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !name.startsWith('.'))

function served(file: string, name: string) {
  const body = readFileSync(file)
  const kind = path.extname(name)
  const headers: Record<string, string> = {
    'Content-Type': types[kind] ?? 'application/octet-stream',
    'Cache-Control': name.startsWith('assets/') ? oneYear : 'public, max-age=3600',
  }
  if (!compressible.has(kind) || body.length < 1024) return async () => new Response(body, { headers })

  let small: Promise<Buffer> | undefined
  headers.Vary = 'Accept-Encoding'
  return async (acceptEncoding: string | null) => {
    if (!acceptEncoding || !/\bbr\b/.test(acceptEncoding)) return new Response(body, { headers })
    small ??= shrink(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
    return new Response(new Uint8Array(await small), { headers: { ...headers, 'Content-Encoding': 'br' } })
  }
}
