import type { Verdict } from '@latchkey/core/entitlement/request'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNull } from 'drizzle-orm'
import { personById } from '../../authorization.store.ts'
import { decideRequest } from '../../entitlement/decide-request.ts'
import { giveBackAssignment } from '../../entitlement/give-back-assignment.ts'
import { lapseRequests } from '../../entitlement/lapse-requests.job.ts'
import { submitRequest } from '../../entitlement/submit-request.ts'
import { withdrawRequest } from '../../entitlement/withdraw-request.ts'
import { actingAs, type Portal } from '../../portal.ts'
import { ago } from './ago.ts'
import { demoUserId } from './people.ts'
import { demoPackageId } from './structure.ts'

/** One request of the demo's past: who asked for what, how many days ago, and what came of it. */
interface Episode {
  readonly who: string
  readonly package: string
  readonly daysAgo: number
  readonly why: string
  readonly forDays?: number
  /** What was answered to the questions of the policy. */
  readonly answers?: Readonly<Record<string, string>>
  /** Each decision: by whom, how many days ago, with what words. */
  readonly decisions?: readonly (readonly [by: string, daysAgo: number, verdict: Verdict, reason: string])[]
  readonly withdrawnDaysAgo?: number
  readonly givenBackDaysAgo?: number
}

const episodes: readonly Episode[] = [
  { who: 'elliot', package: 'diagrams', daysAgo: 27, why: 'Process maps for the new offers.' },
  {
    who: 'hana',
    package: 'finance-reports',
    daysAgo: 60,
    why: 'Cost of the new board.',
    answers: { reports: 'My cost center' },
  },
  {
    who: 'emre',
    package: 'project-planning',
    daysAgo: 55,
    why: 'Planning the release of the gateway.',
    forDays: 120,
    decisions: [['grace', 54, 'approve', '']],
    givenBackDaysAgo: 6,
  },
  {
    who: 'gus',
    package: 'studio-guest',
    daysAgo: 21,
    why: 'Review of the handheld prototypes.',
    decisions: [['clara', 21, 'approve', 'Welcome back.']],
  },
  {
    who: 'carmen',
    package: 'finance-reports',
    daysAgo: 33,
    why: 'I would like to see the margins.',
    answers: { reports: 'The whole company' },
    decisions: [
      ['sofia', 32, 'approve', ''],
      ['conrad', 31, 'deny', 'Margins go to the heads of department. Ask Sofia for the figures of your accounts.'],
    ],
  },
  {
    who: 'leo',
    package: 'diagrams',
    daysAgo: 19,
    why: 'Drawings for the handover.',
    forDays: 30,
  },
  {
    who: 'salome',
    package: 'copilot',
    daysAgo: 12,
    why: 'Summaries of interviews with users.',
    decisions: [
      ['owen', 11, 'approve', ''],
      ['vera', 10, 'approve', 'Part of the pilot.'],
    ],
  },
  { who: 'tess', package: 'diagrams', daysAgo: 9, why: '' },
  { who: 'anton', package: 'project-planning', daysAgo: 8, why: 'Relaunch of the web site.', withdrawnDaysAgo: 7 },
  {
    who: 'pia',
    package: 'copilot',
    daysAgo: 3,
    why: 'Tests from descriptions, for the pilot.',
    decisions: [['grace', 2, 'approve', 'Good candidate.']],
  },
  {
    who: 'felix',
    package: 'finance-reports',
    daysAgo: 2,
    why: 'Budget of the test benches.',
    answers: { reports: 'My department', 'cost-center': 'CC-2210' },
    forDays: 30,
    decisions: [['grace', 1, 'approve', '']],
  },
  { who: 'maya', package: 'project-planning', daysAgo: 1, why: 'Plan for the certification.', forDays: 90 },
  { who: 'jonas', package: 'copilot', daysAgo: 1, why: 'Test reports take me a day a week.' },
  { who: 'noor', package: 'design-suite', daysAgo: 4, why: 'Data sheets for the fair.', forDays: 60 },
]

/** Plays the past of the demo organization through the same operations that people use. */
export async function playStory(portal: Portal): Promise<void> {
  for (const episode of [...episodes].sort((one, other) => other.daysAgo - one.daysAgo)) await play(portal, episode)
  await lapseRequests(portal)
}

const as = async (portal: Portal, key: string, daysAgo: number, hoursAgo: number): Promise<Portal> => {
  const person = await personById(portal.db.read, demoUserId(key))
  if (!person) throw new Error(`the demo organization has no ${key} who may act`)
  return actingAs(ago(portal, daysAgo, hoursAgo), person)
}

async function play(portal: Portal, episode: Episode): Promise<void> {
  const accessPackageId = demoPackageId(episode.package)
  const requestId = await submitRequest(await as(portal, episode.who, episode.daysAgo, 6), {
    accessPackageId,
    justification: episode.why,
    requestedDays: episode.forDays ?? null,
    answers: episode.answers,
  })
  let stage = 0
  for (const [by, daysAgo, verdict, reason] of episode.decisions ?? []) {
    await decideRequest(await as(portal, by, daysAgo, 3 - stage), { requestId, stage, verdict, reason })
    stage += 1
  }
  if (episode.withdrawnDaysAgo !== undefined)
    await withdrawRequest(await as(portal, episode.who, episode.withdrawnDaysAgo, 2), { requestId })
  if (episode.givenBackDaysAgo !== undefined) {
    const holder = await as(portal, episode.who, episode.givenBackDaysAgo, 1)
    const [live] = await portal.db.read
      .select({ id: assignments.id })
      .from(assignments)
      .where(and(eq(assignments.targetId, demoUserId(episode.who)), isNull(assignments.endsAt)))
    if (live) await giveBackAssignment(holder, { assignmentId: live.id })
  }
}
