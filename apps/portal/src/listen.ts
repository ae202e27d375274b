import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a Node server calls for each request. */
export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

const tries = 50

/** Listens on the port, or on the next free one after it. The port that was taken in the end. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  for (let at = port; at < port + tries; at++) {
    if (await listensOn(server, host, at)) return (server.address() as AddressInfo).port
  }
  throw new Error(`No port from ${port} to ${port + tries - 1} is free on ${host}.`)
}

function listensOn(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    }
    server.once('error', failed)
    server.listen(port, host, () => {
      server.removeListener('error', failed)
      resolve(true)
    })
  })
}
