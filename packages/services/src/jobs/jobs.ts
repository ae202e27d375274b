import { type Duration, hours, minutes, seconds } from '@latchkey/core/time'
import { followRulesAgain } from '../directory/follow-rules.job.ts'
import { followGuests } from '../directory/guests/guest-lifecycle.job.ts'
import { letLeaversLeave } from '../directory/leaving/leavers.job.ts'
import { sendApprovalDigests } from '../entitlement/approval-digest.job.ts'
import { followPoliciesAgain } from '../entitlement/automatic/follow-policies.job.ts'
import { beginRequests } from '../entitlement/begin-requests.job.ts'
import { closeInquiries } from '../entitlement/close-inquiries.job.ts'
import { keepCountOfAccess } from '../entitlement/count-access.job.ts'
import { deliverChanges } from '../entitlement/deliver-changes.job.ts'
import { escalateRequests } from '../entitlement/escalate-requests.job.ts'
import { expireAssignments } from '../entitlement/expire-assignments.job.ts'
import { sendCallouts } from '../entitlement/extensions/send-callouts.ts'
import { timeOutCallouts } from '../entitlement/extensions/time-out-callouts.job.ts'
import { finishRetirements } from '../entitlement/finish-retirements.job.ts'
import { followAllApprovers } from '../entitlement/follow-approvers.job.ts'
import { followDelegations } from '../entitlement/follow-delegations.job.ts'
import { lapseRequests } from '../entitlement/lapse-requests.job.ts'
import { mendDeliveries } from '../entitlement/mend-deliveries.job.ts'
import { remindAllApprovers } from '../entitlement/remind-approvers.job.ts'
import { retryDeliveries } from '../entitlement/retry-deliveries.job.ts'
import { warnOfEnds } from '../entitlement/warn-of-ends.job.ts'
import { tidyUp } from '../installation/tidy-up.job.ts'
import { endGracePeriods } from '../licensing/end-grace.job.ts'
import { tellLicenseAdministrators } from '../licensing/license-digest.job.ts'
import { processRuns } from '../licensing/process-runs.job.ts'
import { sendDueMessages } from '../notifications/send-due-messages.ts'
import type { Portal } from '../portal.ts'

/** Something that runs by itself, again and again; it returns how many things it did. */
export interface Job {
  readonly title: string
  readonly every: Duration
  readonly run: (portal: Portal) => Promise<number>
}

/** Everything that runs by itself. Each looks for what is due, so that running it twice does nothing twice. */
export const jobs = {
  'expire-assignments': { title: 'End access whose time is over', every: seconds(10), run: expireAssignments },
  'begin-requests': { title: 'Begin access that was approved for later', every: seconds(10), run: beginRequests },
  'deliver-changes': {
    title: 'Go on with changes of packages that many people have',
    every: seconds(2),
    run: deliverChanges,
  },
  'finish-retirements': {
    title: 'Delete retired packages that nobody has any more',
    every: minutes(1),
    run: finishRetirements,
  },
  'retry-deliveries': { title: 'Try roles again that could not be given', every: minutes(1), run: retryDeliveries },
  'mend-deliveries': {
    title: 'Bring access in line with its packages once a day',
    every: minutes(5),
    run: mendDeliveries,
  },
  'count-access': { title: 'Count access and requests for the limits', every: minutes(10), run: keepCountOfAccess },
  'lapse-requests': { title: 'Close requests that nobody decided in time', every: seconds(30), run: lapseRequests },
  'escalate-requests': {
    title: 'Ask alternates where a stage has waited long enough',
    every: seconds(30),
    run: escalateRequests,
  },
  'close-inquiries': {
    title: 'Go on without answers that were not given in time',
    every: minutes(1),
    run: closeInquiries,
  },
  'follow-delegations': {
    title: 'Begin and end delegations of approvals on their day',
    every: minutes(1),
    run: followDelegations,
  },
  'follow-approvers': {
    title: 'Go on without approvers who may not decide any more',
    every: minutes(1),
    run: followAllApprovers,
  },
  leavers: { title: 'Let people leave whose last day is over', every: minutes(15), run: letLeaversLeave },
  'guest-lifecycle': {
    title: 'Block and delete guests whose access has ended',
    every: minutes(15),
    run: followGuests,
  },
  'send-mail': {
    title: 'Send mail from the outbox',
    every: seconds(5),
    run: (portal) => sendDueMessages(portal, portal.transport),
  },
  'send-callouts': { title: 'Call custom extensions', every: seconds(5), run: sendCallouts },
  'time-out-callouts': {
    title: 'Close calls of custom extensions that nobody answered in time',
    every: seconds(30),
    run: timeOutCallouts,
  },
  'process-runs': { title: 'Go on with wide changes of licenses and memberships', every: seconds(2), run: processRuns },
  'follow-rules': {
    title: 'Put rules of groups and policies to everybody again',
    every: hours(24),
    run: async (portal) => (await followRulesAgain(portal)) + (await followPoliciesAgain(portal)),
  },
  'end-grace': {
    title: 'Take off seats that units have not covered for 90 days',
    every: hours(1),
    run: endGracePeriods,
  },
  'license-digest': {
    title: 'Tell license administrators once a day what is new',
    every: minutes(15),
    run: tellLicenseAdministrators,
  },
  'remind-approvers': {
    title: 'Remind people of requests that still wait for them',
    every: minutes(15),
    run: remindAllApprovers,
  },
  'approval-digest': {
    title: 'Tell people once a day what waits for their decision',
    every: minutes(15),
    run: sendApprovalDigests,
  },
  'warn-of-ends': { title: 'Tell people that their access ends soon', every: minutes(15), run: warnOfEnds },
  'tidy-up': { title: 'Forget old sessions and answers', every: hours(1), run: tidyUp },
} as const satisfies Record<string, Job>

/** The name of a job. */
export type JobName = keyof typeof jobs

/** Every job's name, in the order in which they run. */
export const jobNames = Object.keys(jobs) as readonly JobName[]

/** Whether a text names a job. */
export const isJobName = (text: string): text is JobName => Object.hasOwn(jobs, text)
