import type { Question } from '@latchkey/core/entitlement/question'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { refused } from '@latchkey/testing/refused'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { previewAssigning } from '../entitlement/admin/assign-many.ts'
import { endAssignments } from '../entitlement/admin/end-assignments.ts'
import { listRequests } from '../entitlement/admin/requests.views.ts'
import { type ApprovingStory, beginApproving } from '../entitlement/approving.testing.ts'
import { availablePackages } from '../entitlement/packages.views.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import { withdrawRequest } from '../entitlement/withdraw-request.ts'
import type { Portal } from '../portal.ts'

/** What programs send and no person types: a zero byte, and half of a character. PostgreSQL keeps neither. */
const unfit = [
  ['a zero byte', 'a\u0000b'],
  ['half of a character', 'a\ud800b'],
] as const

let story: ApprovingStory
let igor: Portal
let ada: UserId
let asAda: Portal
let packageId: AccessPackageId

const why: Question = {
  id: 'why',
  text: 'What for?',
  localizations: {},
  kind: 'longText',
  pattern: null,
  choices: [],
  required: true,
  editable: false,
}

beforeEach(async () => {
  story = await beginApproving()
  igor = await story.portal.as(await story.person('Igor Governance', {}, 'identityGovernanceAdministrator'))
  ada = await story.person('Ada')
  asAda = await story.portal.as(ada)
  packageId = await story.accessPackage('Payroll', [])
  await story.changeTerms(packageId, { questions: [why] })
})
afterEach(() => story.portal.dispose())

const ask = (more: Partial<Parameters<typeof submitRequest>[1]>) =>
  submitRequest(asAda, { accessPackageId: packageId, justification: '', answers: { why: 'To pay' }, ...more })

describe.each(unfit)('%s', (_, text) => {
  test('is refused beside the answer that has it', async () => {
    expect((await refused(ask({ answers: { why: text } }))).fields).toEqual({
      'answers.why': ['Leave out control characters.'],
    })
  })

  test('is refused beside the reason that has it', async () => {
    expect((await refused(ask({ justification: text }))).fields).toHaveProperty('justification')
  })

  test('is in the id of nothing', async () => {
    expect((await refused(ask({ accessPackageId: text }))).fields).toHaveProperty('accessPackageId')
    expect((await refused(ask({ targetId: text }))).fields).toHaveProperty('targetId')
    expect((await refused(withdrawRequest(asAda, { requestId: text }))).fields).toHaveProperty('requestId')
    const ending = endAssignments(igor, { assignmentIds: [text], reason: 'It is over.' })
    expect((await refused(ending)).kind).toBe('invalid')
  })

  test('is in no list of people', async () => {
    const input = { accessPackageId: packageId, policyId: 'any', justification: '', people: `ada@example.com\n${text}` }
    expect((await refused(previewAssigning(igor, input))).fields).toEqual({ people: ['Leave out control characters.'] })
  })
})

test('a zero byte in a search stands for nothing', async () => {
  const { rows } = await availablePackages(asAda, { search: 'pay\u0000roll' })
  expect(rows.map(({ displayName }) => displayName)).toEqual(['Payroll'])
  expect((await listRequests(igor, { search: '\u0000' })).rows).toEqual([])
})

test('texts of any script are kept', async () => {
  await ask({ answers: { why: 'Für Zoë\r\n\t会計 👍' }, justification: 'Bitte 🙏' })
  const { rows } = await listRequests(igor, { search: 'payroll' })
  expect(rows).toHaveLength(1)
})
