import type { ExtensionMode } from '@latchkey/core/entitlement/policy'
import type { MailEventName } from '@latchkey/core/notifications/mail-events'

/** What an approver has to know of a request. */
export interface RequestToDecide {
  /** Who is to have the access. */
  readonly requestor: string
  /** Job title and department, as far as known. */
  readonly requestorDetail: string
  /** Who asks for them; null where they ask for themselves. */
  readonly askedBy: string | null
  readonly packageName: string
  /** Whether it is about more time for access that there is. */
  readonly extends: boolean
  readonly justification: string
  readonly submittedAt: Date
  /** When the access is to begin; null means as soon as it is approved. */
  readonly startsAt: Date | null
  /** For how long it is asked for; null means as long as the policy allows. */
  readonly requestedDays: number | null
  /** The present stage, from 1, and how many there are. */
  readonly stage: number
  readonly stages: number
  /** Until when the approver can decide. */
  readonly dueAt: Date
  readonly url: string
}

/** Who asks for whom, where that is not the same person, and which of the two a letter goes to. */
export interface OnBehalf {
  readonly requestor: string
  readonly target: string
  readonly recipient: 'requestor' | 'target'
}

/** What those who were asked to decide a request are told when it goes on without them. */
export interface DecidedRequest {
  /** Who was to have the access. */
  readonly requestor: string
  readonly packageName: string
  /** Who decided; null where Latchkey did. */
  readonly by: string | null
  readonly reason: string
  /** The stage that it was about, from 1, and how many there are. */
  readonly stage: number
  readonly stages: number
  readonly url: string
}

/** A request in the digest of an approver. */
export interface WaitingRequest {
  readonly requestor: string
  readonly packageName: string
  readonly dueAt: Date
  readonly url: string
}

/** What each letter has to know. Names are display names, `url` is the full address of the page to act on. */
export interface LetterData {
  /** To an approver whose turn it is. */
  approvalNeeded: RequestToDecide & {
    /** Who delegated the decision to this person; null where it is their own. */
    readonly inPlaceOf: string | null
  }
  /** To an alternate: the stage has waited too long for those who were asked first. */
  approvalEscalated: RequestToDecide & {
    /** Those who were asked first and have not decided. */
    readonly approvers: readonly string[]
    readonly waitsSince: Date
  }
  /** To an approver for whom a stage still waits. */
  approvalReminder: RequestToDecide & {
    /** The requestor, where it was they who asked for the reminder; null where Latchkey reminds by itself. */
    readonly nudgedBy: string | null
  }
  /** To others who were asked to decide a stage, where more stages follow. */
  stageApprovedNotice: DecidedRequest
  /** To others who were asked to decide a request: all stages are done. */
  requestApprovedNotice: DecidedRequest
  /** To others who were asked to decide a request: it was denied. */
  requestDeniedNotice: DecidedRequest
  /** To those for whom a stage waited until its time was over. */
  requestLapsedNotice: DecidedRequest
  /** To an approver who chose one mail a day. */
  approvalDigest: {
    /** What lapses first stands first; the rest is counted. */
    readonly requests: readonly WaitingRequest[]
    readonly waiting: number
    readonly url: string
  }
  /** To the requestor, after each stage but the last. */
  stageApproved: {
    readonly onBehalf?: OnBehalf | undefined
    readonly packageName: string
    readonly by: string
    readonly nextApprovers: readonly string[]
    readonly url: string
  }
  /** To the one who has the access now. */
  accessDelivered: {
    readonly packageName: string
    /** What the package gives: `Member of Design`, `Contributor of Figma`. */
    readonly gives: readonly string[]
    readonly expiresAt: Date | null
    readonly url: string
  }
  requestDenied: {
    readonly onBehalf?: OnBehalf | undefined
    readonly packageName: string
    /** Null where Latchkey decided. */
    readonly by: string | null
    readonly reason: string
    readonly url: string
  }
  /** To the requestor: nobody decided in time. */
  requestLapsed: {
    readonly onBehalf?: OnBehalf | undefined
    readonly packageName: string
    /** Whom it waited for; empty where their names are not shown. */
    readonly approvers: readonly string[]
    readonly url: string
  }
  /** To the requestor: an administrator closed the request, or what it asked for is gone. */
  requestCanceled: {
    readonly onBehalf?: OnBehalf | undefined
    readonly packageName: string
    readonly reason: string
    readonly url: string
  }
  /** To the holder, 14 days and 1 day before the end. */
  accessEndsSoon: {
    readonly packageName: string
    readonly expiresAt: Date
    /** Whether the holder can ask for more time, and whether somebody has to approve it. */
    readonly extension: ExtensionMode
    /** Where it can be extended, the page to do that. */
    readonly url: string
  }
  /** To the holder whose access lasts longer now. */
  accessExtended: { readonly packageName: string; readonly expiresAt: Date | null; readonly url: string }
  /** To the holder. */
  accessEnded: {
    readonly packageName: string
    readonly reason: string
    /** Whether the person may ask for it again. */
    readonly mayAskAgain: boolean
    /** Where they may, the page of the package. */
    readonly url: string
  }
  /** To the requestor: an approver asks something back, and the clock of the stage stands still meanwhile. */
  inquiryAsked: {
    readonly packageName: string
    readonly by: string
    readonly question: string
    /** When the clock goes on without an answer. */
    readonly dueAt: Date
    readonly url: string
  }
  /** To the approver who asked something back: the requestor has answered. */
  requestAnsweredInquiry: {
    readonly packageName: string
    readonly requestor: string
    readonly question: string
    readonly answer: string
    /** Until when the approver can decide. */
    readonly dueAt: Date
    readonly url: string
  }
  /** To the approver who asked something back: there was no answer in time, and the clock goes on. */
  inquiryUnanswered: {
    readonly packageName: string
    readonly requestor: string
    readonly question: string
    /** Until when the approver can decide. */
    readonly dueAt: Date
    readonly url: string
  }
  /** To the other one, once somebody ended it before its time. */
  delegationEnded: {
    readonly approver: string
    readonly delegate: string
    /** Who ended it. */
    readonly by: string
    /** Which of the two this letter goes to. */
    readonly recipient: 'approver' | 'delegate'
    readonly url: string
  }
  /** To both, once one decides in the place of the other. */
  delegationBegun: {
    readonly approver: string
    readonly delegate: string
    /** Which of the two this letter goes to. */
    readonly recipient: 'approver' | 'delegate'
    /** The kinds of request that it holds for, in words; empty means all. */
    readonly kinds: readonly string[]
    /** The packages that it holds for; empty means all. */
    readonly packages: readonly string[]
    /** Null means until it is taken back. */
    readonly untilAt: Date | null
    /** How many requests that waited already pass on. */
    readonly pending: number
    readonly note: string
    readonly url: string
  }
  /** To the one who is to have access that is approved and begins later. */
  accessScheduled: { readonly packageName: string; readonly startsAt: Date; readonly url: string }
  /** To somebody for whom somebody else asks. */
  requestedForYou: {
    readonly packageName: string
    readonly by: string
    readonly justification: string
    /** Who decides now; empty where nobody has to, or their names are not shown. */
    readonly approvers: readonly string[]
    readonly url: string
  }
  /** To everybody who has a package that is to go. */
  packageRetires: {
    readonly packageName: string
    readonly endsAt: Date
    /** What the administrator wrote. */
    readonly note: string
    readonly url: string
  }
  /** To everybody who has a package whose retirement was announced, and is called off. */
  retirementCalledOff: {
    readonly packageName: string
    readonly url: string
  }
  /** To a manager who asked for access for a report, when the report has it. */
  deliveredForReport: {
    readonly packageName: string
    readonly report: string
    readonly gives: readonly string[]
    readonly expiresAt: Date | null
    readonly url: string
  }
  /** To the sponsors of a guest who cannot sign in any more, because the last access has ended. */
  guestBlocked: {
    readonly guest: string
    readonly organization: string
    /** When the account is deleted; null where it stays blocked. */
    readonly deletesAt: Date | null
    readonly url: string
  }
  /** To the next manager above somebody who has left, who takes over what only that person owned. */
  leaverHandover: {
    readonly leaver: string
    /** The access packages that have ended. */
    readonly ended: readonly string[]
    /** What the reader owns from now on: `The group “Design”`. */
    readonly owned: readonly string[]
    /** How many requests waited for the person's decision and go on without. */
    readonly requests: number
    readonly url: string
  }
  /** To the owners of a catalog: a call of one of its custom extensions failed for good. */
  extensionFailed: {
    readonly extensionName: string
    readonly packageName: string
    /** When it is called, as pages say it. */
    readonly stage: string
    readonly reason: string
    /** What became of the request that waited for it; null where none did. */
    readonly consequence: string | null
    readonly url: string
  }
  /** To somebody who is entitled to a product that has no free seat. */
  seatWaiting: { readonly productName: string; readonly position: number; readonly url: string }
  /** To somebody whose wait is over. */
  seatGiven: { readonly productName: string; readonly url: string }
  /** To somebody who has lost a license outside of an access package. */
  licenseEnded: { readonly productName: string; readonly url: string }
  /** To license administrators, once a day where there is something new. */
  licenseDigest: {
    /** Licenses that have failed since the last digest, and all that fail now. */
    readonly newErrors: number
    readonly openErrors: number
    /** `Visio Plan 2: 3 people, plans clash`. */
    readonly errors: readonly string[]
    /** `Visio Plan 2: 1 of 12 units free, 4 waiting`. */
    readonly pools: readonly string[]
    readonly url: string
  }
  /** To somebody whose password was set by an administrator. */
  passwordReset: { readonly by: string; readonly url: string }
  /** To somebody who changed the own password. */
  passwordChanged: { readonly at: Date; readonly address: string | null; readonly url: string }
}

/** The name of a letter: each is about an event of the table in core, which says who gets it and whether it is sent. */
export type Template = MailEventName

/** A letter that somebody is to get. */
export type Letter = {
  readonly [Name in Template]: { readonly template: Name; readonly data: LetterData[Name] }
}[Template]
