import { type Draft, say } from './draft.ts'
import { asHtml, asText } from './layout.ts'
import type { Letter, Template } from './letters.ts'
import { inPlainWords, onOneLine, plainWords } from './plain-words.ts'
import { subjectLine } from './subject.ts'
import { accessDelivered } from './templates/access-delivered.ts'
import { accessEnded } from './templates/access-ended.ts'
import { accessEndsSoon } from './templates/access-ends-soon.ts'
import { accessExtended } from './templates/access-extended.ts'
import { accessScheduled } from './templates/access-scheduled.ts'
import { approvalDigest } from './templates/approval-digest.ts'
import { approvalEscalated } from './templates/approval-escalated.ts'
import { approvalNeeded } from './templates/approval-needed.ts'
import { approvalReminder } from './templates/approval-reminder.ts'
import { delegationBegun } from './templates/delegation-begun.ts'
import { delegationEnded } from './templates/delegation-ended.ts'
import { deliveredForReport } from './templates/delivered-for-report.ts'
import { extensionFailed } from './templates/extension-failed.ts'
import { guestBlocked } from './templates/guest-blocked.ts'
import { inquiryAsked } from './templates/inquiry-asked.ts'
import { inquiryUnanswered } from './templates/inquiry-unanswered.ts'
import { leaverHandover } from './templates/leaver-handover.ts'
import { licenseDigest } from './templates/license-digest.ts'
import { licenseEnded } from './templates/license-ended.ts'
import { packageRetires } from './templates/package-retires.ts'
import { passwordChanged } from './templates/password-changed.ts'
import { passwordReset } from './templates/password-reset.ts'
import { requestAnsweredInquiry } from './templates/request-answered-inquiry.ts'
import { requestApprovedNotice } from './templates/request-approved-notice.ts'
import { requestCanceled } from './templates/request-canceled.ts'
import { requestDenied } from './templates/request-denied.ts'
import { requestDeniedNotice } from './templates/request-denied-notice.ts'
import { requestLapsed } from './templates/request-lapsed.ts'
import { requestLapsedNotice } from './templates/request-lapsed-notice.ts'
import { requestedForYou } from './templates/requested-for-you.ts'
import { retirementCalledOff } from './templates/retirement-called-off.ts'
import { seatGiven } from './templates/seat-given.ts'
import { seatWaiting } from './templates/seat-waiting.ts'
import { stageApproved } from './templates/stage-approved.ts'
import { stageApprovedNotice } from './templates/stage-approved-notice.ts'
import type { Writer } from './templates/template.ts'
import type { Clock } from './when.ts'

/** Where and when a letter is read. */
export interface Occasion extends Clock {
  /** The address of the portal, without a trailing slash. */
  readonly origin: string
}

/** A letter as it is sent. The subject is one line of at most 70 characters. */
export interface Composed {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const writers: { readonly [Name in Template]: Writer<Name> } = {
  approvalNeeded,
  approvalEscalated,
  approvalReminder,
  stageApprovedNotice,
  requestApprovedNotice,
  requestDeniedNotice,
  requestLapsedNotice,
  approvalDigest,
  stageApproved,
  accessDelivered,
  requestDenied,
  requestLapsed,
  requestCanceled,
  accessEndsSoon,
  accessExtended,
  accessEnded,
  inquiryAsked,
  inquiryUnanswered,
  requestAnsweredInquiry,
  delegationBegun,
  delegationEnded,
  accessScheduled,
  requestedForYou,
  packageRetires,
  retirementCalledOff,
  deliveredForReport,
  guestBlocked,
  leaverHandover,
  extensionFailed,
  seatWaiting,
  seatGiven,
  licenseEnded,
  licenseDigest,
  passwordReset,
  passwordChanged,
}

/**
 * Writes a letter, with a note of the organization where there is one. Pure; whatever the names and reasons in it contain, they stay
 * words: never markup, never a header.
 */
export function compose(letter: Letter, to: { readonly displayName: string }, at: Occasion, note = ''): Composed {
  const write = writers[letter.template] as (data: Letter['data'], clock: Clock) => Draft
  const written = write(inPlainWords(letter.data), at)
  const blocks = [...written.blocks, ...(note.trim() ? [say(plainWords(note.trim()))] : [])]
  const draft = { ...written, blocks, subject: subjectLine(written.subject) }
  const frame = { greeting: onOneLine(to.displayName), origin: at.origin }
  return { subject: draft.subject, text: asText(draft, frame), html: asHtml(draft, frame) }
}
