import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A call that a receiver got. */
export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The call as a document. */
  readonly says: {
    readonly customExtensionStageInstanceId: string
    readonly stage: string
    readonly callback?: { readonly url: string; readonly token: string; readonly until: string }
  } & Readonly<Record<string, unknown>>
}

/** A program of the organization that is called: a real HTTP server on loopback. */
export interface Receiver {
  readonly url: string
  readonly calls: Received[]
  /** Answers with this status from now on. */
  answerWith(status: number, headers?: Readonly<Record<string, string>>): void
  close(): Promise<void>
}

/** Starts a receiver that takes every call over. */
export async function startReceiver(): Promise<Receiver> {
  const calls: Received[] = []
  let answer: { status: number; headers: Readonly<Record<string, string>> } = { status: 202, headers: {} }
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      calls.push({ headers: request.headers, body, says: JSON.parse(body) })
      response.writeHead(answer.status, answer.headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    calls,
    answerWith: (status, headers = {}) => {
      answer = { status, headers }
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
