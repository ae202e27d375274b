import { expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { objectionsToRevocation, type Revocation } from './revocation.ts'

const objected = (more: Partial<Revocation>) =>
  firstObjection(objectionsToRevocation, {
    state: 'delivered',
    requestType: 'userAdd',
    approvedByThem: true,
    endedAt: null,
    ...more,
  })?.code

test.each([
  ['an approval of access that lives', {}, undefined],
  ['an approval of access that begins later', { state: 'scheduled' }, undefined],
  ['the approval of somebody else', { approvedByThem: false }, 'notYourApproval'],
  ['an approval of what still waits for others', { state: 'pendingApproval' }, 'notDecidedYet'],
  ['an approval that came to nothing', { state: 'denied' }, 'nothingGiven'],
  ['an approval of more time', { requestType: 'userUpdate' }, 'extensionStays'],
  ['an approval of access that has ended', { endedAt: new Date(0) }, 'assignmentEnded'],
] as const)('%s', (_, more, code) => {
  expect(objected(more)).toBe(code)
})
