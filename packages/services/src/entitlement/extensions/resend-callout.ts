import { objectionsToCallingAgain } from '@latchkey/core/entitlement/custom-extension'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { requestById } from '../requests.store.ts'
import { awaits, calloutById, saveCallout } from './callouts.store.ts'
import { extensionById } from './extensions.store.ts'

/** Which call is made again. */
export const ResendCallout = z.object({ calloutId: idOf('a call') })

/** Makes a call again, or at once where it waits after a failure. Its id stays, so that a receiver can tell it is the same. */
export const resendCallout = operation('callout.resend', ResendCallout, async (portal, tx, input) => {
  const callout = await calloutById(tx, input.calloutId)
  const extension = await extensionById(tx, callout.extensionId)
  must(portal, 'callout.resend', await factsOfCatalog(tx, extension.catalogId))
  const awaited =
    callout.requestId !== null &&
    awaits(await requestById(tx, callout.requestId), callout.stage) &&
    isOpen(callout.state)
  insist(objectionsToCallingAgain, { ...callout, awaited })
  await saveCallout(tx, callout.id, {
    state: 'waiting',
    dueAt: portal.now(),
    attempts: 0,
    lastError: null,
    closedAt: null,
  })
  await record(portal, tx, [
    {
      activity: 'callout.resent',
      target: { type: 'customExtension', id: extension.id, name: extension.displayName },
      details: { calloutId: callout.id, stage: callout.stage, state: callout.state },
    },
  ])
})

const isOpen = (state: string): boolean => state === 'waiting' || state === 'waitingForCallback'
