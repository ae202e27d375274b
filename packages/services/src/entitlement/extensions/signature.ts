import { createHmac, randomBytes } from 'node:crypto'

/** What a secret begins with (Standard Webhooks). */
const prefix = 'whsec_'

/** A new secret for signing calls. */
export const newSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`

/**
 * The headers by which a receiver knows that a call is from here, is fresh, and is not the same one once more (Standard Webhooks 1.0.0):
 * an HMAC-SHA256 over id, timestamp in seconds, and body. The id is the same at each try of one call.
 */
export function signedHeaders(secret: string, call: { readonly id: string; readonly at: Date; readonly body: string }) {
  const timestamp = String(Math.floor(call.at.getTime() / 1000))
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  const signature = createHmac('sha256', key).update(`${call.id}.${timestamp}.${call.body}`).digest('base64')
  return {
    'webhook-id': call.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
    'idempotency-key': call.id,
  }
}
