import { type ApprovalMailMode, isSent } from '@latchkey/core/notifications/mail-events'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { approvalMailOf } from './approval-mail.store.ts'
import { mailChoices } from './mail-choices.store.ts'

/** How the person who acts gets mail about approvals; `offered` is false where the organization has switched the daily mail off. */
export async function myApprovalMail(
  portal: Portal,
): Promise<{ readonly mode: ApprovalMailMode; readonly offered: boolean }> {
  const { mode } = await approvalMailOf(portal.db.read, signedIn(portal).id)
  return { mode, offered: isSent('approvalDigest', await mailChoices(portal.db.read)) }
}
