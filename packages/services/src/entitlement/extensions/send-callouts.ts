import { callLease, nextCall } from '@latchkey/core/entitlement/custom-extension'
import { after } from '@latchkey/core/time'
import type { Queries } from '@latchkey/schema/database'
import { customExtensions } from '@latchkey/schema/tables/extensions'
import { inArray } from 'drizzle-orm'
import type { Portal } from '../../portal.ts'
import { entitlementSettings } from '../entitlement-settings.store.ts'
import { digestOfToken, dueCallouts, keepTry, type StoredCallout, saveCallout, takeCallouts } from './callouts.store.ts'
import { envelopeOf } from './envelope.ts'
import type { StoredExtension } from './extensions.store.ts'
import { failCallout } from './fail-callout.ts'
import { placeOf } from './place-of.ts'
import { type CallResult, postCall } from './post-call.ts'
import { signedHeaders } from './signature.ts'

/** How many calls a sender takes at once; they go out side by side, so that a slow receiver holds up nobody else. */
const batchSize = 20

/** A call that is about to go out. */
interface Outgoing {
  readonly callout: StoredCallout
  readonly token: string | null
}

/**
 * Makes the calls that are due, and says how many were taken over. They are taken under a lease in one transaction and made outside of any.
 * Any number of processes may do this at once. A process that dies between calling and marking leaves a call that is made once more, under
 * the same id.
 */
export async function sendCallouts(portal: Portal): Promise<number> {
  let sent = 0
  for (;;) {
    const batch = await take(portal)
    if (batch.length === 0) return sent
    const { privateCallouts } = await entitlementSettings(portal.db.read)
    const extensions = await extensionsOf(portal.db.read, batch)
    const results = await Promise.all(
      batch.map(async (outgoing) => {
        const extension = extensions.get(outgoing.callout.extensionId)
        return keep(portal, outgoing.callout, await made(portal, extension, outgoing, privateCallouts))
      }),
    )
    sent += results.filter(Boolean).length
    if (batch.length < batchSize) return sent
  }
}

async function take(portal: Portal): Promise<readonly Outgoing[]> {
  const now = portal.now()
  const ids = await dueCallouts(portal.db.read, now, batchSize)
  const tokens = new Map(await Promise.all(ids.map(async (id) => [id, await tokenOf(portal, id)] as const)))
  return portal.db.transaction(async (tx) => {
    const taken = await takeCallouts(tx, ids, now, after(now, callLease))
    const batch = taken.map((callout) => ({ callout, token: callout.waits ? (tokens.get(callout.id) ?? null) : null }))
    for (const { callout, token } of batch)
      if (token !== null) await saveCallout(tx, callout.id, { tokenDigest: digestOfToken(token) })
    return batch
  })
}

/** The token of a call is the same at each try: an answer to any of them counts. */
const tokenOf = (portal: Portal, calloutId: string): Promise<string> => portal.vault.token(`callout ${calloutId}`)

async function extensionsOf(db: Queries, batch: readonly Outgoing[]): Promise<ReadonlyMap<string, StoredExtension>> {
  const ids = [...new Set(batch.map(({ callout }) => callout.extensionId))]
  const rows = await db.select().from(customExtensions).where(inArray(customExtensions.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

async function made(
  portal: Portal,
  extension: StoredExtension | undefined,
  { callout, token }: Outgoing,
  privateCallouts: boolean,
): Promise<CallResult> {
  if (!extension || extension.deletedAt !== null) return { status: null, failure: 'The extension was deleted.' }
  const body = envelopeOf(portal, extension, callout, token)
  const secret = await portal.vault.unseal(extension.secret, placeOf(extension.id))
  const headers = signedHeaders(secret, { id: callout.id, at: portal.now(), body })
  return postCall({ url: extension.url, headers, body, privateCallouts })
}

async function keep(portal: Portal, callout: StoredCallout, { status, failure }: CallResult): Promise<boolean> {
  const at = portal.now()
  if (failure === null) {
    await portal.db.transaction((tx) =>
      keepTry(tx, callout, {
        responseStatus: status,
        sentAt: at,
        ...(callout.waits ? { state: 'waitingForCallback' as const } : { state: 'calloutSent' as const, closedAt: at }),
      }),
    )
    return true
  }
  const next = nextCall(callout.attempts, at, callout.waitUntil)
  portal.log.warn({ calloutId: callout.id, attempts: callout.attempts, reason: failure, next }, 'a call failed')
  if (next === null) await failCallout(portal, { calloutId: callout.id, status, reason: failure })
  else
    await portal.db.transaction((tx) =>
      keepTry(tx, callout, { dueAt: next, responseStatus: status, lastError: failure }),
    )
  return false
}
