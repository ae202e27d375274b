import { may } from '@latchkey/core/authorization/may'
import { objectionsToCallingAgain } from '@latchkey/core/entitlement/custom-extension'
import type { CalloutId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import { type WhyNot, whyNot, whyObjected } from '../../overview/why-not.ts'
import type { Portal } from '../../portal.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { requestById } from '../requests.store.ts'
import { awaits, calloutById, type StoredCallout } from './callouts.store.ts'
import { extensionById } from './extensions.store.ts'

/** A call with what it told, and why it cannot be made again; null where it can. */
export interface CalloutDetail {
  readonly callout: Omit<StoredCallout, 'tokenDigest'>
  readonly extension: { readonly id: string; readonly displayName: string }
  readonly whyNotResend: WhyNot
}

/** A call. Refuses with notFound who may not read the extension that it is of. */
export async function calloutDetail(portal: Portal, calloutId: CalloutId): Promise<CalloutDetail> {
  const db = portal.db.read
  const { tokenDigest: _, ...callout } = await calloutById(db, calloutId)
  const extension = await extensionById(db, callout.extensionId)
  const facts = await factsOfCatalog(db, extension.catalogId)
  if (!may(portal.actor, 'customExtension.read', facts)) throw notFound('call')
  const open = callout.state === 'waiting' || callout.state === 'waitingForCallback'
  const awaited = open && callout.requestId !== null && awaits(await requestById(db, callout.requestId), callout.stage)
  return {
    callout,
    extension: { id: extension.id, displayName: extension.displayName },
    whyNotResend:
      whyNot(portal.actor, 'callout.resend', facts) ?? whyObjected(objectionsToCallingAgain, { ...callout, awaited }),
  }
}
