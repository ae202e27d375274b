import type { DecidedRequest, Letter, LetterData, RequestToDecide, Template } from './letters.ts'

const url = 'https://access.example/my-access/requests/0192'
const packageName = 'Design suite'

const toDecide = {
  requestor: 'Ada Lovelace',
  requestorDetail: 'Engineer, Product Development',
  askedBy: null,
  packageName,
  extends: false,
  justification: 'I draw the new dashboard with the design team.\nThe project runs until February.',
  submittedAt: new Date('2026-11-24T12:30:00Z'),
  startsAt: null,
  requestedDays: null,
  stage: 1,
  stages: 2,
  dueAt: new Date('2026-11-27T13:05:00Z'),
  url,
} as const satisfies RequestToDecide

const decided = {
  requestor: 'Ada Lovelace',
  packageName,
  by: 'Grace Hopper',
  reason: '',
  stage: 2,
  stages: 2,
  url,
} as const satisfies DecidedRequest

const example = <Name extends Template>(template: Name, data: LetterData[Name]) => ({ template, data }) as const

/** When the examples are written; their times are told from here. */
export const exampleClock = new Date('2026-11-24T13:00:00Z')

/** One letter of each kind, as the tests and the preview of letters show them. */
export const letters = {
  approvalNeeded: example('approvalNeeded', {
    ...toDecide,
    startsAt: new Date('2026-12-01T08:00:00Z'),
    requestedDays: 90,
    inPlaceOf: 'Grace Hopper',
  }),
  approvalEscalated: example('approvalEscalated', {
    ...toDecide,
    approvers: ['Grace Hopper', 'Sam Lee'],
    waitsSince: new Date('2026-11-20T12:30:00Z'),
  }),
  approvalReminder: example('approvalReminder', { ...toDecide, nudgedBy: 'Ada Lovelace' }),
  stageApprovedNotice: example('stageApprovedNotice', { ...decided, stage: 1 }),
  requestApprovedNotice: example('requestApprovedNotice', decided),
  requestDeniedNotice: example('requestDeniedNotice', { ...decided, reason: 'Please use the shared license.' }),
  requestLapsedNotice: example('requestLapsedNotice', { ...decided, by: null }),
  approvalDigest: example('approvalDigest', {
    requests: [
      {
        requestor: 'Ada Lovelace',
        packageName,
        dueAt: new Date('2026-11-25T13:05:00Z'),
        url: 'https://access.example/my-access/approvals/0193',
      },
      {
        requestor: 'Lin Chen',
        packageName: 'Sales tools',
        dueAt: new Date('2026-11-30T09:00:00Z'),
        url: 'https://access.example/my-access/approvals/0194',
      },
    ],
    waiting: 5,
    url,
  }),
  stageApproved: example('stageApproved', {
    packageName,
    by: 'Grace Hopper',
    nextApprovers: ['Sam Lee', 'Lin Chen'],
    url,
  }),
  accessDelivered: example('accessDelivered', {
    packageName,
    gives: ['Member of Design', 'Contributor of Figma'],
    expiresAt: new Date('2027-02-22T13:00:00Z'),
    url,
  }),
  requestDenied: example('requestDenied', {
    onBehalf: { requestor: 'Ada Lovelace', target: 'Lin Chen', recipient: 'requestor' },
    packageName,
    by: 'Grace Hopper',
    reason: 'Please use the shared license.',
    url,
  }),
  requestLapsed: example('requestLapsed', { packageName, approvers: ['Grace Hopper', 'Sam Lee', 'Lin Chen'], url }),
  requestCanceled: example('requestCanceled', { packageName, reason: 'The package was withdrawn.', url }),
  accessEndsSoon: example('accessEndsSoon', {
    packageName,
    expiresAt: new Date('2026-11-25T09:00:00Z'),
    extension: 'withApproval',
    url,
  }),
  accessExtended: example('accessExtended', { packageName, expiresAt: new Date('2027-09-12T09:00:00.000Z'), url }),
  accessEnded: example('accessEnded', { packageName, reason: 'Its time was over', mayAskAgain: true, url }),
  inquiryAsked: example('inquiryAsked', {
    packageName,
    by: 'Grace Hopper',
    question: 'Which project do you need it for?\nWho pays for the license?',
    dueAt: new Date('2026-12-01T13:05:00Z'),
    url,
  }),
  requestAnsweredInquiry: example('requestAnsweredInquiry', {
    packageName,
    requestor: 'Ada Lovelace',
    question: 'Which project do you need it for?',
    answer: 'The dashboard of 2027.\nProduct Development pays.',
    dueAt: new Date('2026-11-28T13:05:00Z'),
    url,
  }),
  inquiryUnanswered: example('inquiryUnanswered', {
    packageName,
    requestor: 'Ada Lovelace',
    question: 'Which project is this for?',
    dueAt: new Date('2026-11-27T13:05:00Z'),
    url,
  }),
  delegationEnded: example('delegationEnded', {
    approver: 'Grace Hopper',
    delegate: 'Sam Lee',
    by: 'Sam Lee',
    recipient: 'approver',
    url,
  }),
  delegationBegun: example('delegationBegun', {
    approver: 'Grace Hopper',
    delegate: 'Sam Lee',
    recipient: 'delegate',
    kinds: ['Requests for more time'],
    packages: [packageName, 'Sales tools'],
    untilAt: new Date('2026-12-08T17:00:00Z'),
    pending: 3,
    note: 'I am on leave. Ask Lin about anything for the lab.',
    url,
  }),
  accessScheduled: example('accessScheduled', { packageName, startsAt: new Date('2026-12-01T08:00:00Z'), url }),
  requestedForYou: example('requestedForYou', {
    packageName,
    by: 'Grace Hopper',
    justification: 'You start in the design team on Monday.',
    approvers: ['Sam Lee', 'Lin Chen'],
    url,
  }),
  packageRetires: example('packageRetires', {
    packageName,
    endsAt: new Date('2026-12-31T17:00:00Z'),
    note: 'Request “Design suite 2027” instead. It gives the same and more.',
    url,
  }),
  retirementCalledOff: example('retirementCalledOff', { packageName, url }),
  deliveredForReport: example('deliveredForReport', {
    packageName,
    report: 'Lin Chen',
    gives: ['Member of Design', 'Contributor of Figma'],
    expiresAt: new Date('2027-02-22T13:00:00Z'),
    url,
  }),
  guestBlocked: example('guestBlocked', {
    guest: 'Nia Novak',
    organization: 'Fabrikam',
    deletesAt: new Date('2026-12-24T13:00:00Z'),
    url,
  }),
  leaverHandover: example('leaverHandover', {
    leaver: 'Ada Lovelace',
    ended: ['Design suite', 'Field sales'],
    owned: ['The group “Drawing”', 'The catalog “Tools”'],
    requests: 3,
    url,
  }),
  extensionFailed: example('extensionFailed', {
    extensionName: 'Open a ticket',
    packageName,
    stage: 'A request is approved',
    reason: 'The server answered 503.',
    consequence: 'The request of Ada Lovelace was denied.',
    url,
  }),
  seatWaiting: example('seatWaiting', { productName: 'Visio Plan 2', position: 3, url }),
  seatGiven: example('seatGiven', { productName: 'Visio Plan 2', url }),
  licenseEnded: example('licenseEnded', { productName: 'Visio Plan 2', url }),
  licenseDigest: example('licenseDigest', {
    newErrors: 4,
    openErrors: 9,
    errors: ['Microsoft 365 E3: 3 people, plans clash', 'Visio Plan 2: 1 person, not allowed in the country'],
    pools: ['Power BI Pro: no unit of 15 free, 4 waiting', 'Visio Plan 2: 2 seats more than units'],
    url,
  }),
  passwordReset: example('passwordReset', { by: 'Heli Desk', url }),
  passwordChanged: example('passwordChanged', { at: new Date('2026-11-24T12:58:00Z'), address: '192.0.2.7', url }),
} as const satisfies { readonly [Name in Template]: Extract<Letter, { template: Name }> }
