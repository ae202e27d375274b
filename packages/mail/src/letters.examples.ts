import type { Letter, LetterData, Template } from './letters.ts'

const url = 'https://access.example/my-access/requests/0192'
const packageName = 'Design suite'

const example = <Name extends Template>(template: Name, data: LetterData[Name]) => ({ template, data }) as const

/** One letter of each kind, as the tests and the preview of letters show them. */
export const letters = {
  approvalNeeded: example('approvalNeeded', {
    requestor: 'Ada Lovelace',
    requestorDetail: 'Engineer, Product Development',
    packageName,
    justification: 'I draw the new dashboard with the design team.\nThe project runs until February.',
    stage: 1,
    stages: 2,
    dueAt: new Date('2026-11-27T13:05:00Z'),
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
    packageName,
    by: 'Grace Hopper',
    reason: 'Please use the shared license.',
    url,
  }),
  requestLapsed: example('requestLapsed', { packageName, approvers: ['Grace Hopper', 'Sam Lee', 'Lin Chen'], url }),
  requestCanceled: example('requestCanceled', { packageName, reason: 'The package was withdrawn.', url }),
  accessEndsSoon: example('accessEndsSoon', { packageName, expiresAt: new Date('2026-11-25T09:00:00Z'), url }),
  accessExtended: example('accessExtended', { packageName, expiresAt: new Date('2027-09-12T09:00:00.000Z'), url }),
  accessEnded: example('accessEnded', { packageName, reason: 'Its time was over.', url }),
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
