import { keptDays } from '@latchkey/core/wall-clock'
import { assignmentPolicies } from '@latchkey/schema/tables/entitlement'
import { refused } from '@latchkey/testing/refused'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginStory, type Story } from '../directory/story.testing.ts'
import { assignPackage } from '../entitlement/admin/assign-package.ts'
import { policyForAdmin } from '../entitlement/admin/policies.views.ts'
import { updatePolicy } from '../entitlement/admin/update-policy.ts'
import { createDelegation } from '../entitlement/create-delegation.ts'
import { cursorOf } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { endlessAssignments } from '../reports/endless-assignments.views.ts'
import { periodAsked } from '../reports/period.ts'

let story: Story
let igor: Portal
let igorId: string
let ada: string
let accessPackageId: string
let policyId: string

beforeEach(async () => {
  story = await beginStory()
  igorId = await story.person('Igor Governance', {}, 'identityGovernanceAdministrator')
  igor = await story.portal.as(igorId)
  ada = await story.person('Ada')
  accessPackageId = await story.accessPackage('Payroll', [])
  const [policy] = await story.portal.db.read.select({ id: assignmentPolicies.id }).from(assignmentPolicies)
  policyId = policy?.id ?? ''
})
afterEach(() => story.portal.dispose())

const assignedUntil = (endsAt: string) =>
  assignPackage(igor, { accessPackageId, policyId, userId: ada, justification: '', endsAt })

describe.each(['9999-12-31', '9999-12-31T23:00', '0000-01-01', '+275760-09-12T00:00:00.000Z'])('%s', (at) => {
  test('is no end of an assignment', async () => {
    expect((await refused(assignedUntil(at))).fields).toEqual({ endsAt: [keptDays] })
  })

  test('is no end of a delegation', async () => {
    const delegation = createDelegation(igor, {
      userId: igorId,
      delegateId: ada,
      packageIds: [],
      untilAt: at,
      includesPending: false,
    })
    expect((await refused(delegation)).fields).toEqual({ untilAt: [keptDays] })
  })
})

test('what is no time at all is told from a day that is too far', async () => {
  expect((await refused(assignedUntil('tomorrow'))).fields).toEqual({ endsAt: ['Enter a date and a time.'] })
})

test('the last day that is kept ends an assignment', async () => {
  const { state } = await assignedUntil('9999-12-30T23:59')
  expect(state).toBe('delivered')
})

test('a policy ends on no day that is too far', async () => {
  const { form, revision } = await policyForAdmin(igor, policyId)
  const until = (expirationDate: string) =>
    updatePolicy(igor, {
      ...form,
      policyId,
      revision,
      expirationType: 'afterDateTime',
      expirationDate,
    } as Parameters<typeof updatePolicy>[1])
  expect((await refused(until('9999-12-31'))).fields).toEqual({ expirationDate: [keptDays] })
  await until('9999-12-30')
})

test('a report and a page of a list begin anew where they are asked for such a day', async () => {
  expect(periodAsked(igor, null, '9999-12-31')).toEqual(periodAsked(igor, null, null))
  const { rows } = await endlessAssignments(igor, { cursor: cursorOf([new Date(8e15), 'x']) })
  expect(rows).toEqual([])
})
