import { days } from '@latchkey/core/time'
import { assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { demoIsPrepared } from '@latchkey/testing/databases/open-test-database'
import { castId, type DemoPortal, demoPortal } from '@latchkey/testing/demo-portal'
import { refused } from '@latchkey/testing/refused'
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { disableUser } from '../directory/disable-user.ts'
import { pendingApprovals } from '../entitlement/approvals.views.ts'
import { myAssignments } from '../entitlement/assignments.views.ts'
import { cancelRequest } from '../entitlement/cancel-request.ts'
import { decideRequest } from '../entitlement/decide-request.ts'
import { giveBackAssignment } from '../entitlement/give-back-assignment.ts'
import { packageForMe } from '../entitlement/package-for-me.views.ts'
import { availablePackages } from '../entitlement/packages.views.ts'
import { requestDetail } from '../entitlement/requests.views.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import { withdrawRequest } from '../entitlement/withdraw-request.ts'
import type { CastKey } from '../installation/demo/cast.ts'
import { demoUserId } from '../installation/demo/people.ts'
import { demoPackageId } from '../installation/demo/structure.ts'
import { runJob } from '../jobs/run-jobs.ts'

let portal: DemoPortal | undefined

const demo = (): DemoPortal => {
  if (!portal) throw new Error('no portal')
  return portal
}

beforeEach(async () => {
  if (!demoIsPrepared()) return
  await portal?.dispose()
  portal = await demoPortal()
})
afterAll(() => portal?.dispose())

const ask = async (who: CastKey, packageKey = 'design-suite', forDays: number | null = 90) =>
  submitRequest(await demo().cast(who), {
    accessPackageId: demoPackageId(packageKey),
    justification: 'For the handheld.',
    requestedDays: forDays,
  })

const decide = async (by: CastKey, requestId: string, stage: number, verdict: 'approve' | 'deny' = 'approve') =>
  decideRequest(await demo().cast(by), { requestId, stage, verdict, reason: '' })

// Each story has a demo organization of its own, which PGlite takes seconds to load; PostgreSQL itself is asked too.
const here = describe.skipIf(!demoIsPrepared())

here('a decision is refused', () => {
  test('to the requestor, who is not even asked', async () => {
    // Grace is the manager of engineers; her own request goes to her own manager.
    const requestId = await ask('grace')
    expect((await pendingApprovals(await demo().cast('grace'))).rows.map((row) => row.requestId)).not.toContain(
      requestId,
    )
    expect((await refused(decide('grace', requestId, 0))).code).toBe('notAllowed')
  })

  test('to the requestor where they approve the last stage, which passes to the next who can', async () => {
    const requestId = await ask('owen')
    await decideRequest(await demo().as(demoUserId('theo')), { requestId, stage: 0, verdict: 'approve', reason: '' })
    expect((await refused(decide('owen', requestId, 1))).code).toBe('notAllowed')
    expect((await pendingApprovals(await demo().cast('clara'))).rows.map((row) => row.requestId)).toContain(requestId)
  })

  test('to the approver of another stage', async () => {
    const requestId = await ask('ada')
    expect((await refused(decide('owen', requestId, 0))).code).toBe('notAllowed')
    await decide('grace', requestId, 0)
    expect((await refused(decide('grace', requestId, 1))).code).toBe('notYourStage')
  })

  test('the second time', async () => {
    const requestId = await ask('ada')
    await decide('grace', requestId, 0)
    expect((await refused(decide('grace', requestId, 0))).code).toBe('stageDecided')
    await decide('owen', requestId, 1, 'deny')
    expect((await refused(decide('owen', requestId, 1))).code).toBe('requestClosed')
  })

  test('after the time to decide has run out, and the requestor hears of it', async () => {
    const requestId = await ask('ada')
    demo().clock.advance(days(14))
    expect((await refused(decide('grace', requestId, 0))).code).toBe('stageLapsed')
    await runJob(demo(), 'lapse-requests')
    expect((await requestDetail(await demo().cast('ada'), requestId)).stages[0]?.state).toBe('lapsed')
    await runJob(demo(), 'send-mail')
    expect(demo().sent.filter((mail) => mail.to.startsWith('ada.'))).toHaveLength(1)
    expect((await refused(decide('grace', requestId, 0))).code).toBe('requestClosed')
  })

  test('to a Global Administrator who was not asked', async () => {
    const requestId = await ask('ada')
    expect((await refused(decide('vera', requestId, 0))).code).toBe('notAllowed')
  })
})

here('a stranger', () => {
  test('who opens the id of a request sees nothing, and can do nothing with it', async () => {
    const requestId = await ask('ada')
    const sam = await demo().cast('sam')
    expect((await refused(requestDetail(sam, requestId))).code).toBe('notFound')
    expect((await refused(requestDetail(sam, 'no-such-id'))).code).toBe('notFound')
    expect((await refused(withdrawRequest(sam, { requestId }))).code).toBe('notAllowed')
    expect((await refused(cancelRequest(sam, { requestId, reason: 'No' }))).code).toBe('notAllowed')
  })

  test('cannot give back what somebody else has', async () => {
    await ask('leo', 'project-planning')
    const [held] = await myAssignments(await demo().cast('leo'), 'active')
    const refusal = await refused(giveBackAssignment(await demo().cast('ada'), { assignmentId: held?.id ?? '' }))
    expect(refusal.code).toBe('notAllowed')
  })

  test('who is a guest finds only what is open to guests', async () => {
    const gus = await demo().cast('gus')
    expect((await availablePackages(gus)).rows.map((row) => row.displayName)).toEqual(['Studio for guests'])
    expect((await refused(packageForMe(gus, demoPackageId('diagrams')))).code).toBe('notFound')
    expect((await refused(ask('gus', 'design-suite'))).code).toBe('notAllowed')
  })
})

here('a request', () => {
  test('for what one has asked for already is refused', async () => {
    await ask('ada')
    expect((await refused(ask('ada'))).code).toBe('alreadyRequested')
  })

  test('that is sent twice by a double click is one request, and answers the same', async () => {
    const ada = await demo().cast('ada')
    const form = { accessPackageId: demoPackageId('design-suite'), justification: 'For the handheld.' }
    const [first, second] = [await submitRequest(ada, form, 'token-1'), await submitRequest(ada, form, 'token-1')]
    expect(second).toBe(first)
    const rows = await demo()
      .db.read.select()
      .from(assignmentRequests)
      .where(eq(assignmentRequests.requestorId, castId('ada')))
    expect(rows).toHaveLength(1)
  })

  test('needs a reason where the policy says so, and keeps to its length', async () => {
    const ada = await demo().cast('ada')
    const form = { accessPackageId: demoPackageId('design-suite') }
    expect(await refused(submitRequest(ada, { ...form, justification: '  ' }))).toMatchObject({
      code: 'justificationRequired',
      fields: { justification: ['Say why you need this access.'] },
    })
    const tooLong = { ...form, justification: 'Drawings', requestedDays: 181 }
    expect((await refused(submitRequest(ada, tooLong))).code).toBe('durationTooLong')
    const notANumber = { ...form, justification: 'Drawings', requestedDays: 'ninety' }
    expect(await refused(submitRequest(ada, notANumber))).toMatchObject({
      code: 'invalidInput',
      fields: { requestedDays: ['Enter a whole number.'] },
    })
  })

  test('for a package that does not exist is refused as one that may not be seen', async () => {
    const ada = await demo().cast('ada')
    expect((await refused(submitRequest(ada, { accessPackageId: 'nothing' }))).code).toBe('notFound')
  })

  test('can be taken back while it is open, and waits for nobody then', async () => {
    const requestId = await ask('ada')
    await withdrawRequest(await demo().cast('ada'), { requestId })
    expect((await pendingApprovals(await demo().cast('grace'))).rows.map((row) => row.requestId)).not.toContain(
      requestId,
    )
    expect((await refused(decide('grace', requestId, 0))).code).toBe('requestClosed')
    expect((await refused(withdrawRequest(await demo().cast('ada'), { requestId }))).code).toBe('requestClosed')
  })

  test('of somebody who is disabled meanwhile is closed', async () => {
    const requestId = await ask('leo', 'project-planning')
    await disableUser(await demo().cast('vera'), { userId: castId('leo') })
    expect((await pendingApprovals(await demo().cast('grace'))).rows.map((row) => row.requestId)).not.toContain(
      requestId,
    )
    expect((await refused(decide('grace', requestId, 0))).code).toBe('requestClosed')
  })

  test('names with quotes, emoji, right-to-left text and markup come back as they were typed', async () => {
    const words = `O'Brien "the" <script>alert(1)</script> 🚀 שלום`
    const requestId = await submitRequest(await demo().cast('ada'), {
      accessPackageId: demoPackageId('design-suite'),
      justification: words,
    })
    expect((await requestDetail(await demo().cast('grace'), requestId)).justification).toBe(words)
  })

  test('that reaches a stage which nobody can decide is denied, and says why', async () => {
    const { users, roleAssignments } = await import('@latchkey/schema/tables/directory')
    const { catalogRoleAssignments } = await import('@latchkey/schema/tables/entitlement')
    const requestId = await ask('ada')
    await demo().db.transaction(async (tx) => {
      await tx
        .update(users)
        .set({ accountEnabled: false })
        .where(eq(users.id, castId('owen')))
      await tx.update(catalogRoleAssignments).set({ endsAt: demo().now() })
      await tx.update(roleAssignments).set({ endsAt: demo().now() })
    })
    expect(await decide('grace', requestId, 0)).toBe('denied')
    const detail = await requestDetail(await demo().cast('ada'), requestId)
    expect(detail.stages.map(({ state }) => state)).toEqual(['approved', 'lapsed'])
    expect(detail.stages[1]?.reason).toContain('Nobody in the organization can decide')
  })
})
