import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const shrink = promisify(gzip)
const worthwhile = 1400

/** The same page, smaller on the wire where the browser takes it. */
export async function compressed(response: Response, acceptEncoding: string | undefined): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  if (!/^text\//.test(type) || response.headers.has('content-encoding')) return response
  if (!acceptEncoding || !/\bgzip\b/.test(acceptEncoding)) return response
  const body = new Uint8Array(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  headers.append('Vary', 'Accept-Encoding')
  if (body.length < worthwhile) return new Response(body, { status: response.status, headers })
  headers.set('Content-Encoding', 'gzip')
  headers.delete('Content-Length')
  return new Response(new Uint8Array(await shrink(body, { level: 4 })), { status: response.status, headers })
}
