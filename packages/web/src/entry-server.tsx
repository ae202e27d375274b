import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceProvider } from './nonce.tsx'

/**
 * Renders a page whole before the first byte leaves: a fault while rendering then still becomes an error page with its status,
 * and an answer of known length is the cheapest one to send.
 */
export default async function renderPage(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const html = await rendered(
    <NonceProvider nonce={context.nonce}>
      <RemixServer context={remix} url={request.url} nonce={context.nonce} />
    </NonceProvider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(html, { status, headers })
}

/** Writes down a fault that happened outside a loader or an action: while rendering, or in the router. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  // An address that leads to no page is nobody's fault.
  if (isRouteErrorResponse(error) && error.status < 500) return
  const { portal } = context as AppLoadContext
  const path = new URL(request.url).pathname
  portal.log.error({ err: error, requestId: portal.origin.requestId, path }, 'A page could not be rendered')
}

function rendered(page: React.ReactElement): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const sink = new Writable({
      write(chunk: Buffer, _encoding, next) {
        chunks.push(Buffer.from(chunk))
        next()
      },
      final(next) {
        resolve(Buffer.concat(chunks))
        next()
      },
    })
    const stream = renderToPipeableStream(page, {
      onAllReady: () => stream.pipe(sink),
      onShellError: reject,
    })
  })
}
