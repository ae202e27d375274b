import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstObjection } from '../objection.ts'
import { type ApproversForm, nobodyAsked } from './approvers-form.ts'
import { calloutStages } from './callout.ts'
import { type ApproverSet, extensionModes, type PolicyTerms, visibilities } from './policy.ts'
import { emptyStage, emptyTerms, formFromTerms, type PolicyForm, type StageForm, termsFromForm } from './policy-form.ts'
import { objectionsToPolicy } from './policy-objections.ts'
import {
  approvalInWords,
  escalationInWords,
  expirationInWords,
  extrasInWords,
  scopeEndInWords,
  scopeInWords,
  stageInWords,
} from './policy-words.ts'
import { type Question, questionKinds } from './question.ts'
import { emptyQuestion, type QuestionForm } from './question-form.ts'
import { formOfReview, notReviewed, reviewSettingsOf } from './review-form.ts'
import { type ReviewSettings, reviewerKinds, reviewRhythms, unansweredDecisions } from './review-settings.ts'

const at = new Date('2027-03-16T09:00:00.000Z')

const form = (changes: Partial<PolicyForm> = {}): PolicyForm => ({
  ...emptyTerms,
  ...notReviewed,
  displayName: 'Employees',
  description: '',
  enabled: true,
  scope: 'allMemberUsers',
  targetUserIds: [],
  targetGroupIds: [],
  targetOrganizationIds: [],
  endsOutOfScope: false,
  graceHours: 0,
  ...changes,
})

const people = (...userIds: string[]): ApproversForm => ({ ...nobodyAsked, userIds })
const from = (...sources: ApproversForm['sources']): ApproversForm => ({ ...nobodyAsked, sources })
const stage = (approvers: ApproversForm, changes: Partial<StageForm> = {}): StageForm => ({
  ...emptyStage,
  approvers,
  ...changes,
})
const question = (changes: Partial<QuestionForm> = {}): QuestionForm => ({
  ...emptyQuestion,
  id: 'q1',
  text: 'What for?',
  ...changes,
})

const nested = (depth: number): string => `${'('.repeat(depth)}a${')'.repeat(depth)}`

describe('a policy', () => {
  const owen = stage(people('owen'))
  const escalating = { escalates: true, escalationDays: 3, alternates: people('ingrid') }
  const choice = { kind: 'choice', choices: 'Rent\nBuy' } as const
  const cases: readonly [string, Partial<PolicyForm>, string | undefined][] = [
    ['is kept as it is', {}, undefined],
    ['needs no approval at all', { stages: [] }, undefined],
    ['names somebody where its scope is specific', { scope: 'specificDirectoryUsers' }, 'scopeWithoutTargets'],
    ['takes a group as its target', { scope: 'specificDirectoryUsers', targetGroupIds: ['g'] }, undefined],
    [
      'names an organization where its guests may request',
      { scope: 'specificConnectedOrganizationUsers' },
      'scopeWithoutOrganizations',
    ],
    [
      'is for people of the directory or for organizations, not for both',
      { scope: 'specificDirectoryUsers', targetUserIds: ['u'], targetOrganizationIds: ['o'] },
      'insideAndOutside',
    ],
    ['has at most three stages', { stages: [owen, owen, owen, owen] }, 'tooManyStages'],
    ['asks somebody in every stage', { stages: [stage(nobodyAsked)] }, 'stageWithoutApprovers'],
    [
      'asks somebody besides fallbacks',
      { stages: [stage(nobodyAsked, { fallback: people('a') })] },
      'stageWithoutApprovers',
    ],
    ['asks the manager in one stage only', { stages: [emptyStage, emptyStage] }, 'managerTwice'],
    ['asks the manager, then somebody else', { stages: [emptyStage, owen] }, undefined],
    ["never asks the manager's manager first", { stages: [stage(from('secondManager'))] }, 'secondManagerDecides'],
    [
      "asks the manager's manager only after the manager",
      { stages: [stage(people('a'), { ...escalating, alternates: from('secondManager') })] },
      'secondManagerDecides',
    ],
    [
      "names who steps in for the manager's manager",
      { stages: [{ ...emptyStage, ...escalating, alternates: from('secondManager') }] },
      'secondManagerWithoutFallback',
    ],
    [
      "passes on to the manager's manager",
      {
        stages: [
          { ...emptyStage, ...escalating, alternates: from('secondManager'), fallbackAlternates: people('ingrid') },
        ],
      },
      undefined,
    ],
    ['asks sponsors about guests only', { stages: [stage(from('internalSponsors'))] }, 'sponsorsInternally'],
    [
      'asks sponsors about all guests',
      { scope: 'allExternalUsers', stages: [stage(from('internalSponsors')), stage(from('externalSponsors'))] },
      undefined,
    ],
    [
      'asks each kind of sponsor in one stage only',
      { scope: 'allExternalUsers', stages: [stage(from('internalSponsors')), stage(from('internalSponsors'))] },
      'sponsorsTwice',
    ],
    ['gives a stage a day at least', { stages: [{ ...emptyStage, days: 0 }] }, 'stageDaysOutside'],
    ['says how many have to approve', { stages: [{ ...owen, quorum: 'number' }] }, 'quorumMissing'],
    [
      'asks as many as have to approve',
      { stages: [stage(people('a', 'b'), { quorum: 'number', quorumNumber: 3 })] },
      'quorumTooLarge',
    ],
    [
      'lets two of three approve',
      { stages: [stage(people('a', 'b', 'c'), { quorum: 'number', quorumNumber: 2 })] },
      undefined,
    ],
    ['names its alternates', { stages: [{ ...owen, ...escalating, alternates: nobodyAsked }] }, 'alternatesMissing'],
    [
      'says when alternates are asked',
      { stages: [{ ...owen, ...escalating, escalationDays: null }] },
      'escalationDaysMissing',
    ],
    ['passes a stage on from four days', { stages: [{ ...owen, ...escalating, days: 3 }] }, 'stageTooShortToEscalate'],
    [
      'asks alternates before it lapses',
      { stages: [{ ...owen, ...escalating, days: 4, escalationDays: 4 }] },
      'escalationAfterLapse',
    ],
    ['asks alternates after three of four days', { stages: [{ ...owen, ...escalating, days: 4 }] }, undefined],
    ['asks questions with words', { questions: [question({ text: '' })] }, 'questionTextMissing'],
    ['asks each question once', { questions: [question(), question()] }, 'questionTwice'],
    [
      'asks twenty-five questions at most',
      { questions: Array.from({ length: 26 }, (_, nth) => question({ id: `q${nth}` })) },
      'tooManyQuestions',
    ],
    ['takes patterns that can be read', { questions: [question({ pattern: '[A-Z' })] }, 'patternUnreadable'],
    [
      'takes the longest pattern that fits around an answer',
      { questions: [question({ pattern: 'a{498}' })] },
      undefined,
    ],
    ['takes no longer pattern', { questions: [question({ pattern: 'a{499}' })] }, 'patternUnreadable'],
    [
      'takes the deepest pattern that fits around an answer',
      { questions: [question({ pattern: nested(49) })] },
      undefined,
    ],
    ['takes no deeper pattern', { questions: [question({ pattern: nested(50) })] }, 'patternUnreadable'],
    [
      'takes no pattern that breaks out of the answer',
      { questions: [question({ pattern: 'a)|(?:b' })] },
      'patternUnreadable',
    ],
    ['takes a pattern of a cost center', { questions: [question({ pattern: '\\d{4}' })] }, undefined],
    ['offers at least two choices', { questions: [question({ ...choice, choices: 'Rent' })] }, 'choicesMissing'],
    ['offers each choice once', { questions: [question({ ...choice, choices: 'Rent\nRent' })] }, 'choiceTwice'],
    [
      'offers a hundred choices at most',
      { questions: [question({ ...choice, choices: Array.from({ length: 101 }, (_, nth) => `${nth}`).join('\n') })] },
      'tooManyChoices',
    ],
    [
      'knows languages by their tags',
      { questions: [question({ translations: [{ language: 'German!', text: 'Wofür?', choices: '' }] })] },
      'languageUnknown',
    ],
    [
      'has each language once',
      {
        questions: [
          question({
            translations: [
              { language: 'de', text: 'Wofür?', choices: '' },
              { language: 'DE', text: 'Warum?', choices: '' },
            ],
          }),
        ],
      },
      'languageTwice',
    ],
    [
      'says something in every language that it has',
      { questions: [question({ translations: [{ language: 'de', text: ' ', choices: '' }] })] },
      'translationEmpty',
    ],
    [
      'has no choices in one language alone',
      {
        questions: [
          question({ ...choice, translations: [{ language: 'de', text: '', choices: 'Mieten\nKaufen\nLeihen' }] }),
        ],
      },
      'translationWithMoreChoices',
    ],
    ['says after how many days', { expirationDays: null }, 'expirationDaysMissing'],
    ['says after how many hours', { expirationType: 'afterHours' }, 'expirationHoursMissing'],
    ['says on which day', { expirationType: 'afterDateTime' }, 'expirationDateMissing'],
    ['does not end in the past', { expirationType: 'afterDateTime', expirationDate: '2027-03-15' }, 'expirationInPast'],
    ['may end today', { expirationType: 'afterDateTime', expirationDate: '2027-03-16' }, undefined],
    ['extends what ends only', { expirationType: 'noExpiration', extension: 'withoutApproval' }, 'extensionWithoutEnd'],
    [
      'extends what a requestor lets end',
      { expirationType: 'noExpiration', allowCustomDuration: true, extension: 'withoutApproval' },
      undefined,
    ],
    ['has somebody to approve an extension', { stages: [], extension: 'withApproval' }, 'extensionWithoutStages'],
    ['has a scope where access ends with it', { scope: 'notSpecified', endsOutOfScope: true }, 'endsOutOfNoScope'],
    ['lets access outlast its scope by a year at most', { endsOutOfScope: true, graceHours: 366 * 24 }, 'graceOutside'],
    ['says when its reviews begin', { reviewed: true }, 'reviewStartMissing'],
    [
      'gives reviewers sixty days at most',
      { reviewed: true, reviewStartsOn: '2027-04-01', reviewDays: 61 },
      'reviewDaysOutside',
    ],
    ['names its reviewers', { reviewed: true, reviewStartsOn: '2027-04-01', reviewers: 'named' }, 'reviewersMissing'],
  ]
  it.each(cases)('%s', (_, changes, code) => {
    expect(firstObjection(objectionsToPolicy, { form: form(changes), unknown: 0, at, timeZone: 'UTC' })?.code).toBe(
      code,
    )
  })

  it('names nobody who is not there', () => {
    expect(firstObjection(objectionsToPolicy, { form: form(), unknown: 1, at, timeZone: 'UTC' })?.code).toBe(
      'policyNamesUnknown',
    )
  })

  it('says the same after its terms went through the form and back: nothing is lost', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        expect(termsFromForm(formFromTerms(terms, 'UTC'), 'UTC')).toEqual(terms)
      }),
    )
  })

  it('ends with its last day on the clocks of the organization, on a day of 23 hours too', () => {
    const form = { ...emptyTerms, expirationType: 'afterDateTime' as const, expirationDate: '2027-03-28' }
    const terms = termsFromForm(form, 'Europe/Berlin')
    expect(terms.expiration).toEqual({ type: 'afterDateTime', at: '2027-03-28T21:59:59.999Z' })
    expect(formFromTerms(terms, 'Europe/Berlin').expirationDate).toBe('2027-03-28')
  })

  it('says the same after its review settings went through the form and back', () => {
    fc.assert(
      fc.property(fc.option(anyReview), (settings) => {
        expect(reviewSettingsOf(formOfReview(settings))).toEqual(settings)
      }),
    )
  })
})

/** Terms as they are kept: approvers in the order of the form, extensions in the order of their stages. */
const id = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const ids = fc.uniqueArray(id, { maxLength: 3 })
const sources: readonly ApproverSet[] = [
  { kind: 'requestorManager' },
  { kind: 'requestorManager', level: 2 },
  { kind: 'catalogOwners' },
  { kind: 'resourceOwners' },
  { kind: 'internalSponsors' },
  { kind: 'externalSponsors' },
]
const anySets: fc.Arbitrary<readonly ApproverSet[]> = fc
  .tuple(fc.subarray([...sources]), ids, ids)
  .map(([some, userIds, groupIds]) => [
    ...some,
    ...userIds.map((userId) => ({ kind: 'singleUser', userId }) as const),
    ...groupIds.map((groupId) => ({ kind: 'groupMembers', groupId }) as const),
  ])
const anyStage = fc.record({
  approvers: anySets,
  fallbackApprovers: anySets,
  quorum: fc.oneof(fc.constant('all' as const), fc.integer({ min: 1, max: 9 })),
  daysBeforeAutomaticDenial: fc.integer({ min: 1, max: 90 }),
  approverJustificationRequired: fc.boolean(),
  escalation: fc.option(
    fc.record({ afterDays: fc.integer({ min: 1, max: 80 }), alternates: anySets, fallbackAlternates: anySets }),
  ),
  visibility: fc.constantFrom(...visibilities),
})
const words = fc.stringMatching(/^[A-Za-zäöü]{1,6}( [A-Za-zäöü]{1,6}){0,2}$/)
const inLanguages = fc
  .tuple(fc.option(words), fc.option(words))
  .map(([de, fr]) => ({ ...(de ? { de } : {}), ...(fr ? { fr } : {}) }))
const anyQuestion: fc.Arbitrary<Question> = fc
  .record({
    id,
    text: words,
    localizations: inLanguages,
    kind: fc.constantFrom(...questionKinds),
    pattern: fc.option(fc.constantFrom('\\d+', '[a-z]{2,5}')),
    choices: fc.uniqueArray(fc.record({ value: words, localizations: inLanguages }), {
      selector: ({ value }) => value,
      minLength: 2,
      maxLength: 4,
    }),
    required: fc.boolean(),
    editable: fc.boolean(),
  })
  .map((made) =>
    made.kind === 'choice' || made.kind === 'choices' ? { ...made, pattern: null } : { ...made, choices: [] },
  )
const anyTerms: fc.Arbitrary<PolicyTerms> = fc.record({
  stages: fc.array(anyStage, { maxLength: 3 }),
  requestorJustificationRequired: fc.boolean(),
  questions: fc.array(anyQuestion, { maxLength: 4 }),
  expiration: fc.oneof(
    fc.constant({ type: 'noExpiration' } as const),
    fc.integer({ min: 1, max: 3660 }).map((days) => ({ type: 'afterDuration', days }) as const),
    fc.integer({ min: 1, max: 9999 }).map((hours) => ({ type: 'afterHours', hours }) as const),
    fc.constant({ type: 'afterDateTime', at: '2028-02-29T23:59:59.999Z' } as const),
  ),
  allowCustomDuration: fc.boolean(),
  extension: fc.constantFrom(...extensionModes),
  mayGiveBack: fc.boolean(),
  onBehalf: fc.boolean(),
  notifies: fc.boolean(),
  callouts: fc
    .tuple(...calloutStages.map(() => ids))
    .map((chosen) =>
      calloutStages.flatMap((at, nth) => (chosen[nth] ?? []).map((extensionId) => ({ stage: at, extensionId }))),
    ),
})
const anyReview: fc.Arbitrary<ReviewSettings> = fc
  .record({
    rhythm: fc.constantFrom(...reviewRhythms),
    startsOn: fc.constant('2028-02-29'),
    days: fc.integer({ min: 1, max: 60 }),
    reviewers: fc.constantFrom(...reviewerKinds),
    reviewerIds: ids,
    justificationRequired: fc.boolean(),
    unanswered: fc.constantFrom(...unansweredDecisions),
  })
  .map((made) => (made.reviewers === 'named' ? made : { ...made, reviewerIds: [] }))

describe('a policy in words', () => {
  const names = new Map([
    ['owen', 'Owen Park'],
    ['finance', 'Finance'],
  ])
  const terms = (stages: PolicyForm['stages']) => termsFromForm(form({ stages }), 'UTC')
  const owen = stage(people('owen'))

  it('tells the stages in their order and when they lapse', () => {
    expect(approvalInWords(terms([emptyStage, owen]), names)).toBe('Manager, then Owen Park; lapses after 14 days')
    expect(approvalInWords(terms([{ ...owen, days: 1 }]), names)).toBe('Owen Park; lapses after 1 day')
    expect(approvalInWords(terms([]), names)).toBe('No approval needed')
  })

  it('tells who decides one stage', () => {
    const approvers = { ...emptyStage.approvers, userIds: ['owen'], groupIds: ['finance', 'gone'] }
    const says = (changes: Partial<StageForm>) => {
      const [one] = terms([stage(approvers, changes)]).stages
      return one && stageInWords(one, names)
    }
    expect(says({})).toBe('Manager, Owen Park, a member of Finance or a member of a deleted group')
    expect(says({ quorum: 'all' })).toBe(
      'All of the manager, Owen Park, a member of Finance and a member of a deleted group',
    )
    expect(says({ quorum: 'number', quorumNumber: 2 })).toMatch(/^2 of the manager, /)
  })

  it('tells who is asked besides when a stage has waited', () => {
    const [one, two] = terms([
      { ...emptyStage, escalates: true, escalationDays: 3, alternates: people('owen') },
      owen,
    ]).stages
    expect(one && escalationInWords(one, names)).toBe('After 3 days also Owen Park')
    expect(two && escalationInWords(two, names)).toBeNull()
  })

  it('tells who may request and for how long', () => {
    expect(scopeInWords('specificDirectoryUsers', ['Finance', 'Owen Park'])).toBe('Finance or Owen Park')
    expect(scopeInWords('specificConnectedOrganizationUsers', ['Contoso'])).toBe('Guests of Contoso')
    expect(scopeInWords('allMemberUsers', [])).toBe('All members, no guests')
    expect(expirationInWords({ type: 'afterDuration', days: 90 }, 'UTC')).toBe('90 days')
    expect(expirationInWords({ type: 'afterHours', hours: 8 }, 'UTC')).toBe('8 hours')
    expect(expirationInWords({ type: 'afterDateTime', at: '2027-03-31T23:59:59.999Z' }, 'UTC')).toBe('Until 2027-03-31')
    expect(expirationInWords({ type: 'afterDateTime', at: '2027-03-31T23:59:59.999Z' }, 'Europe/Berlin')).toBe(
      'Until 2027-04-01',
    )
    expect(expirationInWords({ type: 'noExpiration' }, 'UTC')).toBe('Without end')
  })

  it('tells what else it says', () => {
    expect(extrasInWords(termsFromForm(emptyTerms, 'UTC'))).toEqual([])
    expect(
      extrasInWords(
        termsFromForm(
          {
            ...emptyTerms,
            questions: [question()],
            allowCustomDuration: true,
            extension: 'withApproval',
            mayGiveBack: false,
            onBehalf: true,
            notifies: false,
            callouts: { ...emptyTerms.callouts, assignmentRequestCreated: ['e'], assignmentRequestGranted: ['e'] },
          },
          'UTC',
        ),
      ),
    ).toEqual([
      'Asks 1 question',
      'Requestors choose the period',
      'Can be extended with approval',
      'Cannot be given back',
      'Managers may request for their reports',
      'Sends no mail to holders',
      'Calls 1 custom extension',
    ])
    expect(scopeEndInWords({ endsOutOfScope: false, graceHours: 24 })).toBe('Stays')
    expect(scopeEndInWords({ endsOutOfScope: true, graceHours: 0 })).toBe('Ends at once')
    expect(scopeEndInWords({ endsOutOfScope: true, graceHours: 48 })).toBe('Ends after 2 days')
    expect(scopeEndInWords({ endsOutOfScope: true, graceHours: 5 })).toBe('Ends after 5 hours')
  })
})
