import type { Objection } from '../objection.ts'
import { after, days } from '../time.ts'

/** What mail is about, as people choose it and administrators switch it. */
export const mailGroups = ['approvals', 'myRequests', 'myAccess', 'licenses', 'account', 'administration'] as const

/** A group of mail. */
export type MailGroup = (typeof mailGroups)[number]

/** How the groups are called on pages. */
export const mailGroupTitles: Record<MailGroup, string> = {
  approvals: 'Approvals',
  myRequests: 'My requests',
  myAccess: 'My access',
  licenses: 'Licenses',
  account: 'Account',
  administration: 'Administration',
}

/** Something about which Latchkey writes to people. */
export interface MailEvent {
  readonly title: string
  /** Who gets the mail, as a phrase. */
  readonly to: string
  readonly group: MailGroup
  /** Whether it is sent where no administrator has said otherwise. */
  readonly byDefault: boolean
  /** Whether it is always sent, because it tells people that somebody may have got at their account. */
  readonly always?: boolean
  /** Whether people who chose a daily digest read it there instead. */
  readonly inDigest?: boolean
}

const on = (group: MailGroup, title: string, to: string): MailEvent => ({ group, title, to, byDefault: true })
const digested = (title: string, to: string): MailEvent => ({ ...on('approvals', title, to), inDigest: true })

/** Everything that Latchkey writes about: one row per letter, by its name. */
export const mailEvents = {
  approvalNeeded: digested('A request needs a decision', 'The approvers of the stage that begins, and their delegates'),
  approvalEscalated: digested('A request has waited too long', 'The alternate approvers of the stage'),
  approvalReminder: digested('A request still waits', 'Those who have not decided the stage'),
  requestAnsweredInquiry: on('approvals', 'A question was answered', 'The approver who asked it'),
  stageApprovedNotice: digested(
    'A stage was approved, others follow',
    'Everybody else who was asked to decide the stage',
  ),
  requestApprovedNotice: digested('A request was approved', 'Everybody else who was asked to decide a stage'),
  requestDeniedNotice: digested('A request was denied', 'Everybody else who was asked to decide a stage'),
  requestLapsedNotice: digested('A request has lapsed', 'Everybody for whom the stage waited'),
  inquiryUnanswered: on('approvals', 'A question was not answered in time', 'The approver who asked it'),
  delegationBegun: on('approvals', 'A delegation begins', 'The one who delegates, and the one who decides for them'),
  delegationEnded: on('approvals', 'A delegation ends', 'The one who delegated, and the one who decided for them'),
  approvalDigest: on('approvals', 'What waits for a decision, once a day', 'Approvers who chose one mail a day'),
  stageApproved: on('myRequests', 'My request goes on to the next stage', 'Who asked, and who is to have the access'),
  requestDenied: on('myRequests', 'My request was denied', 'Who asked, and who is to have the access'),
  requestLapsed: on('myRequests', 'Nobody decided my request in time', 'Who asked, and who is to have the access'),
  requestCanceled: on('myRequests', 'My request was closed', 'Who asked, and who is to have the access'),
  inquiryAsked: on('myRequests', 'An approver asks me something', 'Who asked for the access'),
  requestedForYou: on('myRequests', 'Somebody asks for access for me', 'Who is to have the access'),
  deliveredForReport: on(
    'myRequests',
    'Access that I asked for on behalf of somebody is ready',
    'The manager who asked',
  ),
  accessScheduled: on('myAccess', 'Access is approved and begins later', 'Who is to have the access'),
  accessDelivered: on('myAccess', 'Access is ready', 'Who has the access'),
  accessEndsSoon: on('myAccess', 'Access ends soon (14 days and 1 day before)', 'Who has the access'),
  accessExtended: on('myAccess', 'Access was extended', 'Who has the access'),
  accessEnded: on('myAccess', 'Access has ended', 'Who had the access'),
  packageRetires: on('myAccess', 'An access package is retired', 'Everybody who has it'),
  retirementCalledOff: on('myAccess', 'An access package is not retired after all', 'Everybody who has it'),
  seatWaiting: on('licenses', 'I am in line for a license', 'Who waits'),
  seatGiven: on('licenses', 'A license is mine now', 'Who waited'),
  licenseEnded: on('licenses', 'A license has ended', 'Who had it, outside of an access package'),
  passwordReset: { ...on('account', 'My password was reset', 'Whose password it is'), always: true },
  passwordChanged: { ...on('account', 'My password was changed', 'Whose password it is'), always: true },
  licenseDigest: on(
    'administration',
    'Licenses that fail, products that run dry',
    'License administrators, once a day',
  ),
  extensionFailed: on('administration', 'A custom extension failed', 'The owners of its catalog'),
  guestBlocked: on('administration', 'A guest has no access any more', 'The sponsors of the organization'),
  leaverHandover: on(
    'administration',
    'Somebody of my team has left the organization',
    'The next manager above them who can sign in',
  ),
} as const satisfies Record<string, MailEvent>

/** The name of something that Latchkey writes about; also of the letter. */
export type MailEventName = keyof typeof mailEvents

/** Every event's name, in the order in which pages list them. */
export const mailEventNames = Object.keys(mailEvents) as readonly MailEventName[]

/** What administrators have said about mail, where it differs from the standard. */
export interface MailChoices {
  readonly switched: Partial<Readonly<Record<MailEventName, boolean>>>
  /** A paragraph of the organization that is added to a letter. */
  readonly notes: Partial<Readonly<Record<MailEventName, string>>>
}

/** The standard: every event by its row, no note. */
export const standardMail: MailChoices = { switched: {}, notes: {} }

/** Whether a text names an event. */
export const isMailEvent = (text: string): text is MailEventName => Object.hasOwn(mailEvents, text)

/** Whether mail about an event is sent. */
export const isSent = (event: MailEventName, { switched }: MailChoices): boolean => {
  const row: MailEvent = mailEvents[event]
  return row.always === true || (switched[event] ?? row.byDefault)
}

/** The longest note that can be added to a letter, in characters. */
export const longestNote = 500

/** How somebody gets mail about what waits for their decision. */
export const approvalMailModes = ['each', 'daily'] as const

/** Each at once, or one mail a day. */
export type ApprovalMailMode = (typeof approvalMailModes)[number]

/** Whether somebody who chose this reads a letter in the digest of the day instead. What lapses within a day comes at once. */
export function waitsForDigest(
  event: MailEventName,
  mode: ApprovalMailMode,
  choices: MailChoices,
  time: { readonly now: Date; readonly dueAt: Date | null },
): boolean {
  const row: MailEvent = mailEvents[event]
  if (mode === 'each' || row.inDigest !== true || !isSent('approvalDigest', choices)) return false
  return time.dueAt === null || time.dueAt > after(time.now, days(1))
}

/** Every reason not to switch mail about an event. */
export const objectionsToSwitching: readonly Objection<MailEventName>[] = [
  {
    code: 'mailAlwaysSent',
    kind: 'conflict',
    says: 'This mail is always sent: it tells people that somebody may have got at their account.',
    when: (event) => (mailEvents[event] as MailEvent).always === true,
  },
]
