import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import type { ReactElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { BareProvider } from './bare-page.tsx'
import { bareOf } from './constants.server.ts'

/** Renders whole before the first byte leaves, as the portal does: the cheapest way to send a page. */
export default async function renderPage(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext & { nonce: string },
): Promise<Response> {
  const html = await rendered(
    <BareProvider value={{ page: bareOf(request), nonce }}>
      <RemixServer context={remix} url={request.url} nonce={nonce} />
    </BareProvider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(html, { status, headers })
}

function rendered(page: ReactElement): Promise<Buffer<ArrayBuffer>> {
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
    const stream = renderToPipeableStream(page, { onAllReady: () => stream.pipe(sink), onShellError: reject })
  })
}
