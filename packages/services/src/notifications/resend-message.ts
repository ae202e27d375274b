import { objectionsToResending } from '@latchkey/core/notifications/message'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { setWaiting, storedMessage } from './messages.store.ts'

/** Which message is to be sent again. */
export const ResendMessage = z.object({ messageId: idOf('a message') })

/** An administrator has a message sent again, or at once where it waits after a failure. */
export const resendMessage = operation('message.resend', ResendMessage, async (portal, tx, input) => {
  const message = await storedMessage(tx, input.messageId)
  must(portal, 'message.resend')
  insist(objectionsToResending, message)
  await setWaiting(tx, message, portal.now())
  await record(portal, tx, [
    {
      activity: 'message.resent',
      target: { type: 'message', id: message.id, name: message.subject },
      ...(message.recipientId ? { subjectId: message.recipientId } : {}),
      details: { recipient: message.recipient, state: message.state },
    },
  ])
})
