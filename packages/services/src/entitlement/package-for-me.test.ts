import { plainStage, plainTerms } from '@latchkey/core/entitlement/policy'
import type { Question } from '@latchkey/core/entitlement/question'
import type { AccessPackageId, GroupId, UserId } from '@latchkey/core/ids'
import { after, days } from '@latchkey/core/time'
import { assignmentPolicies, incompatiblePackages, policyTargets } from '@latchkey/schema/tables/entitlement'
import { subscriptions } from '@latchkey/schema/tables/licensing'
import { refused } from '@latchkey/testing/refused'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember } from '../directory/add-member.ts'
import { createGroup } from '../directory/create-group.ts'
import { disableUser } from '../directory/disable-user.ts'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import { myAssignments } from './assignments.views.ts'
import { licenseStandings } from './license-standings.store.ts'
import { packageForMe } from './package-for-me.views.ts'
import { availablePackages } from './packages.views.ts'
import { wishKey } from './pending-facts.store.ts'
import { accessOf, packageUnder } from './requesting-story.testing.ts'
import { requestDetail } from './requests.views.ts'
import { submitRequest } from './submit-request.ts'

let story: Story
let grace: UserId
let ada: UserId
let sam: UserId
let zoe: UserId
let nina: UserId
let design: GroupId

const as = (who: UserId) => story.portal.as(who)

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  text: `What is ${id}?`,
  localizations: {},
  kind: 'shortText',
  pattern: null,
  choices: [],
  required: true,
  editable: false,
  ...more,
})

beforeAll(async () => {
  story = await beginStory()
  grace = await story.person('Grace')
  ada = await story.person('Ada', { managerId: grace, preferredLanguage: 'de-AT' })
  sam = await story.person('Sam', { managerId: grace })
  zoe = await story.person('Zoe')
  design = await createGroup(story.portal, { displayName: 'Design', kind: 'security' })
})
afterAll(() => story.portal.dispose())

describe('the page of a package', () => {
  test('says what one has already and by what, and what would be new', async () => {
    const readers = await createGroup(story.portal, { displayName: 'Readers', kind: 'security' })
    await addMember(story.portal, { groupId: readers, userId: ada })
    const gives = [design, readers].map((originId) => ({ kind: 'group', originId, roleId: 'member' }) as const)
    const packageId = await packageUnder(story, 'Studio', {}, gives)
    const page = await packageForMe(await as(ada), packageId)
    expect(page.roles.map(({ says, hasBy }) => [says, hasBy])).toEqual([
      ['Member of Design', null],
      ['Member of Readers', 'without a package'],
    ])
    await submitRequest(await as(ada), { accessPackageId: packageId, justification: '' })
    const other = await packageUnder(story, 'Studio too', {}, gives)
    const [inDesign] = (await packageForMe(await as(ada), other)).roles
    expect(inDesign?.hasBy).toBe('through the package Studio')
  })

  test('says what the licenses cost, which seat is free, and the place in line', async () => {
    const group = await createGroup(story.portal, { displayName: 'Visio users', kind: 'security' })
    await story.productOf(group, 1)
    await story.portal.db.transaction((tx) => tx.update(subscriptions).set({ pricePerMonth: 1250 }))
    const packageId = await packageUnder(story, 'Diagrams', {}, [{ kind: 'group', originId: group, roleId: 'member' }])
    const license = async (who: UserId) => (await packageForMe(await as(who), packageId)).licenses[0]
    expect(await license(ada)).toMatchObject({
      displayName: 'Visio',
      prospect: 'seat',
      free: 1,
      costPerMonth: [{ cents: 1250, currency: 'EUR' }],
    })
    await submitRequest(await as(ada), { accessPackageId: packageId, justification: '' })
    expect(await license(ada)).toMatchObject({ prospect: 'has', costPerMonth: [] })
    expect(await license(sam)).toMatchObject({ prospect: 'line', place: 1 })
    await submitRequest(await as(sam), { accessPackageId: packageId, justification: '' })
    expect(await license(zoe)).toMatchObject({ prospect: 'line', place: 2 })
    const behind = async (who: UserId) =>
      (await myAssignments(await as(who), 'active')).find((row) => row.packageId === packageId)?.licenses
    expect(await behind(ada)).toMatchObject([{ displayName: 'Visio', state: 'held', place: null }])
    expect(await behind(sam)).toMatchObject([
      { displayName: 'Visio', state: 'waiting', place: 1, costPerMonth: [{ cents: 1250, currency: 'EUR' }] },
    ])
    const standings = await licenseStandings(story.portal.db.read, [
      { targetId: zoe, accessPackageId: packageId },
      { targetId: sam, accessPackageId: packageId },
    ])
    expect(standings.get(wishKey({ targetId: zoe, accessPackageId: packageId }))).toMatchObject([
      { state: null, free: 0, place: 2 },
    ])
    const [access] = (await myAssignments(await as(sam), 'active')).filter((row) => row.packageId === packageId)
    const request = await requestDetail(await as(sam), access?.requestId ?? '')
    expect(request.licenses).toMatchObject([{ state: 'waiting', place: 1 }])
  })

  test('says before anything is sent that it does not go together with what one has', async () => {
    const paying = await packageUnder(story, 'Paying', {})
    const approving = await packageUnder(story, 'Approving', {})
    await story.portal.db.transaction((tx) =>
      tx.insert(incompatiblePackages).values({
        id: story.portal.newId(),
        accessPackageId: approving,
        incompatibleId: paying,
        startsAt: story.portal.now(),
        endsAt: null,
      }),
    )
    await submitRequest(await as(zoe), { accessPackageId: paying, justification: '' })
    const { objection } = await packageForMe(await as(zoe), approving)
    expect(objection?.code).toBe('incompatibleAccess')
    expect(objection?.says).toContain('“Paying”')
    expect(await refusalOf(submitRequest(await as(zoe), { accessPackageId: approving, justification: '' }))).toBe(
      'incompatibleAccess',
    )
  })

  test('says why a policy comes first, and which are passed over', async () => {
    const packageId = await packageUnder(story, 'Models', {})
    await story.portal.db.transaction((tx) =>
      tx.insert(assignmentPolicies).values({
        id: story.portal.newId(),
        accessPackageId: packageId,
        displayName: 'For members',
        description: '',
        allowedTargetScope: 'allMemberUsers',
        enabled: true,
        terms: plainTerms,
        createdAt: story.portal.now(),
        deletedAt: null,
        revision: 0,
      }),
    )
    const page = await packageForMe(await as(zoe), packageId)
    expect(page.policies.map(({ displayName, why }) => [displayName, why])).toEqual([
      ['For members', 'It is for all members of the organization.'],
    ])
    expect(page.passedOver).toEqual(['Models'])
  })
})

describe('the questions of a policy', () => {
  const purpose = question('purpose', { text: 'For what?', localizations: { de: 'Wofür?' } })
  const site = question('site', {
    kind: 'choice',
    choices: [
      { value: 'Berlin', localizations: {} },
      { value: 'Vienna', localizations: { de: 'Wien' } },
    ],
  })
  const many = question('tools', {
    kind: 'choices',
    required: false,
    choices: ['a', 'b', 'c'].map((value) => ({ value, localizations: {} })),
  })
  const code = question('code', { pattern: '[A-Z]{2}-[0-9]+', required: false })
  let packageId: AccessPackageId

  beforeAll(async () => {
    packageId = await packageUnder(story, 'Projects', {
      questions: [purpose, site, many, code],
      stages: [{ ...plainStage, approvers: [{ kind: 'singleUser', userId: zoe }] }],
    })
  })

  test('are asked in the language of the reader where they are written in it', async () => {
    const [policy] = (await packageForMe(await as(ada), packageId)).policies
    expect(policy?.questions.map(({ text }) => text)).toEqual([
      'Wofür?',
      'What is site?',
      'What is tools?',
      'What is code?',
    ])
    expect(policy?.questions[1]?.choices.map(({ label }) => label)).toEqual(['Berlin', 'Wien'])
    expect((await packageForMe(await as(sam), packageId)).policies[0]?.questions[0]?.text).toBe('For what?')
  })

  test('refuse beside each of their fields', async () => {
    const refusal = await refused(
      submitRequest(await as(ada), {
        accessPackageId: packageId,
        justification: '',
        answers: { site: 'Rome', code: 'nothing' },
      }),
    )
    expect(refusal.kind).toBe('invalid')
    expect(Object.keys(refusal.fields)).toEqual(['answers.purpose', 'answers.site', 'answers.code'])
  })

  test('are told of together with what else is missing in the form', async () => {
    const strict = await packageUnder(story, 'Strict', {
      requestorJustificationRequired: true,
      allowCustomDuration: true,
      expiration: { type: 'afterDuration', days: 30 },
      questions: [question('purpose')],
    })
    const sent = { accessPackageId: strict, justification: '', requestedDays: '99', answers: {} }
    const refusal = await refused(submitRequest(await as(ada), sent))
    expect(refusal.fields).toEqual({
      justification: ['Say why you need this access.'],
      requestedDays: ['Ask for at most 30 days.'],
      'answers.purpose': ['Answer this question.'],
    })
  })

  test('are kept with the request, and told to who reads it', async () => {
    const requestId = await submitRequest(await as(ada), {
      accessPackageId: packageId,
      justification: '',
      answers: { purpose: 'Drawings', site: 'Vienna', tools: ['a', 'c'], code: 'AB-1', unasked: 'x' },
    })
    const { answers } = await requestDetail(await as(zoe), requestId)
    expect(answers).toEqual([
      { questionId: 'purpose', question: 'For what?', answers: ['Drawings'] },
      { questionId: 'site', question: 'What is site?', answers: ['Vienna'] },
      { questionId: 'tools', question: 'What is tools?', answers: ['a', 'c'] },
      { questionId: 'code', question: 'What is code?', answers: ['AB-1'] },
    ])
  })
})

describe('a request for a direct report', () => {
  let packageId: AccessPackageId

  beforeAll(async () => {
    packageId = await packageUnder(story, 'Bench', {
      onBehalf: true,
      questions: [question('purpose')],
      allowCustomDuration: true,
    })
  })

  test('is offered under policies that let managers, and the manager answers', async () => {
    const page = await packageForMe(await as(grace), packageId, { targetId: ada })
    expect(page.report?.displayName).toBe('Ada')
    expect(page.reports.map(({ displayName }) => displayName)).toEqual(['Ada', 'Sam'])
    await submitRequest(await as(grace), {
      accessPackageId: packageId,
      targetId: ada,
      justification: '',
      answers: { purpose: 'Tests' },
    })
    expect((await accessOf(story, ada, packageId))?.targetId).toBe(ada)
    const now = await packageForMe(await as(grace), packageId, { targetId: ada })
    expect(now.objection?.says).toBe('Ada has this access package already.')
  })

  test('is refused for somebody else’s report, a disabled one, and under other policies', async () => {
    const ask = async (by: UserId, targetId: UserId, accessPackageId = packageId) =>
      submitRequest(await as(by), { accessPackageId, targetId, justification: '', answers: { purpose: 'x' } })
    expect(await refusalOf(ask(zoe, sam))).toBe('notFound')
    const plain = await packageUnder(story, 'Desk', {})
    expect(await refusalOf(ask(grace, sam, plain))).toBe('notAllowed')
    await disableUser(story.portal, { userId: sam })
    expect(await refusalOf(ask(grace, sam))).toBe('notFound')
  })
})

describe('a package that only a report may have', () => {
  let packageId: AccessPackageId
  let plain: AccessPackageId

  const forNina = (terms: Partial<typeof plainTerms>, name: string, nina: UserId) =>
    packageUnder(story, name, terms).then((id) =>
      story.portal.db.transaction(async (tx) => {
        const [policy] = await tx.select().from(assignmentPolicies).where(eq(assignmentPolicies.accessPackageId, id))
        if (!policy) throw new Error('the package has no policy')
        await tx
          .update(assignmentPolicies)
          .set({ allowedTargetScope: 'specificDirectoryUsers' })
          .where(eq(assignmentPolicies.id, policy.id))
        await tx
          .insert(policyTargets)
          .values({ id: story.portal.newId(), policyId: policy.id, userId: nina, groupId: null })
        return id
      }),
    )

  beforeAll(async () => {
    nina = await story.person('Nina', { managerId: grace })
    packageId = await forNina({ onBehalf: true }, 'Gauges', nina)
    plain = await forNina({}, 'Levels', nina)
  })

  const names = async (who: UserId, targetId?: UserId) =>
    (await availablePackages(await as(who), { size: 200, targetId: targetId ?? null })).rows.map(
      (row) => row.displayName,
    )

  test('is in the list for that report, where managers may ask', async () => {
    expect(await names(grace)).not.toContain('Gauges')
    expect(await names(grace, nina)).toContain('Gauges')
    expect(await names(grace, nina)).not.toContain('Levels')
    expect(await names(nina)).toContain('Levels')
  })

  test('is found there by search, and the list of somebody who is no report is not told', async () => {
    const found = await availablePackages(await as(grace), { search: 'gaug', targetId: nina })
    expect(found.rows.map(({ displayName }) => displayName)).toEqual(['Gauges'])
    expect(await refusalOf(availablePackages(await as(zoe), { targetId: nina }))).toBe('notFound')
    expect(await refusalOf(availablePackages(await as(nina), { targetId: grace }))).toBe('notFound')
  })

  test('lets the manager choose for whom it is, where nobody is chosen yet', async () => {
    const page = await packageForMe(await as(grace), packageId)
    expect(page.forOthersOnly).toBe(true)
    expect(page.reports.map(({ displayName }) => displayName)).toEqual(['Nina'])
    expect(page.objection?.says).toBe('You cannot have it yourself. Choose for whom of your team you ask.')
    expect((await packageForMe(await as(grace), packageId, { targetId: nina })).objection).toBeNull()
  })

  test('is not told to whoever has no such report, nor where managers may not ask', async () => {
    expect(await refusalOf(packageForMe(await as(zoe), packageId))).toBe('notFound')
    expect(await refusalOf(packageForMe(await as(grace), plain))).toBe('notFound')
  })
})

test('a start in the future is the time of the clock of the portal’s zone', async () => {
  const packageId = await packageUnder(story, 'Fair', { allowCustomDuration: true })
  const tomorrow = after(story.portal.now(), days(1)).toISOString().slice(0, 16)
  const requestId = await submitRequest(await as(zoe), {
    accessPackageId: packageId,
    justification: '',
    startsAt: tomorrow,
  })
  const detail = await requestDetail(await as(zoe), requestId)
  expect(detail.state).toBe('scheduled')
  expect(detail.startsAt?.toISOString().slice(0, 10)).toBe(tomorrow.slice(0, 10))
})
