/** What each letter has to know. Names are display names, `url` is the full address of the page to act on. */
export interface LetterData {
  /** To an approver whose turn it is. */
  approvalNeeded: {
    readonly requestor: string
    /** Job title and department, as far as known. */
    readonly requestorDetail: string
    readonly packageName: string
    readonly justification: string
    /** The present stage, from 1, and how many there are. */
    readonly stage: number
    readonly stages: number
    /** Until when the approver can decide. */
    readonly dueAt: Date
    readonly url: string
  }
  /** To the requestor, after each stage but the last. */
  stageApproved: {
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
    readonly packageName: string
    /** Null where Latchkey decided. */
    readonly by: string | null
    readonly reason: string
    readonly url: string
  }
  /** To the requestor: nobody decided in time. */
  requestLapsed: { readonly packageName: string; readonly approvers: readonly string[]; readonly url: string }
  /** To the requestor: an administrator closed the request, or what it asked for is gone. */
  requestCanceled: { readonly packageName: string; readonly reason: string; readonly url: string }
  /** To the holder, 14 days and 1 day before the end. */
  accessEndsSoon: { readonly packageName: string; readonly expiresAt: Date; readonly url: string }
  /** To the holder whose access lasts longer now. */
  accessExtended: { readonly packageName: string; readonly expiresAt: Date | null; readonly url: string }
  /** To the holder. */
  accessEnded: { readonly packageName: string; readonly reason: string; readonly url: string }
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

/** The name of a letter. */
export type Template = keyof LetterData

/** A letter that somebody is to get. */
export type Letter = {
  readonly [Name in Template]: { readonly template: Name; readonly data: LetterData[Name] }
}[Template]
