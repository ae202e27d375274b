import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { callPatience } from '@latchkey/core/entitlement/custom-extension'
import { addressesOf, isPublic, type NetworkAddress } from './reach.ts'

/** A call over the network. */
export interface Call {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Whether it may go to addresses that are not of the public internet. */
  readonly privateCallouts: boolean
}

/** How a call went: the status of the answer, and why it counts as failed; null where it was taken over. */
export interface CallResult {
  readonly status: number | null
  readonly failure: string | null
}

/** How many bytes of an answer are read before the line is cut. */
const answerLimit = 64 * 1024

/**
 * Posts a call to the address that its host stands for at this moment, and to that address only: it was looked at before, so that a name
 * that is pointed elsewhere meanwhile leads nowhere. Redirects are not followed. Never throws.
 */
export async function postCall(call: Call): Promise<CallResult> {
  const url = new URL(call.url)
  const addresses = await addressesOf(url.hostname)
  const [address] = addresses
  if (!address) return failed(null, 'The host of the address is not known.')
  if (!call.privateCallouts && !addresses.every(isPublic))
    return failed(null, 'The address leads into a network that is not public, which the settings do not allow.')
  try {
    return resultOf(await statusOf(url, address, call))
  } catch (error) {
    return failed(null, wordsOf(error))
  }
}

function resultOf(status: number): CallResult {
  if (status >= 200 && status < 300) return { status, failure: null }
  if (status >= 300 && status < 400) return failed(status, `It answered ${status}, a redirect, which is not followed.`)
  return failed(status, `It answered ${status}.`)
}

const failed = (status: number | null, failure: string): CallResult => ({ status, failure })

function statusOf(url: URL, pinned: NetworkAddress, { headers, body }: Call): Promise<number> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const sending: ClientRequest = send(url, {
      method: 'POST',
      // A line of its own: one that is kept could lead to an address that was looked at long ago.
      agent: false,
      lookup: always(pinned),
      headers: {
        ...headers,
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Latchkey',
      },
      signal: AbortSignal.timeout(callPatience),
    })
    sending.on('error', reject)
    sending.on('response', (answer) => {
      drain(answer)
      answer.on('error', reject)
      answer.on('close', () => resolve(answer.statusCode ?? 0))
    })
    sending.end(body)
  })
}

/** Reads an answer to its end without keeping it, or cuts the line where it is too long. */
function drain(answer: IncomingMessage): void {
  let size = 0
  answer.on('data', (chunk: Buffer) => {
    size += chunk.byteLength
    if (size > answerLimit) answer.destroy()
  })
}

/** A look-up that finds one address whatever it is asked. */
const always =
  ({ address, family }: NetworkAddress): LookupFunction =>
  (_host, options, found) =>
    options.all ? found(null, [{ address, family }]) : found(null, address, family)

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nobody listens at the address.',
  ECONNRESET: 'The other side cut the line.',
  ETIMEDOUT: 'The address could not be reached in time.',
  EHOSTUNREACH: 'The address could not be reached.',
  ENETUNREACH: 'The address could not be reached.',
  ABORT_ERR: `It did not answer within ${callPatience / 1000} seconds.`,
}

/** Why a call failed, without the address, which may hold what is nobody's business. */
function wordsOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  if (typeof code !== 'string') return 'The call failed.'
  return sentences[code] ?? `The call failed: ${code}.`
}
