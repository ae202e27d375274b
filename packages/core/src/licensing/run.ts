import { after } from '../time.ts'

/**
 * What a run goes through: the members of a group, the holders of a product, everybody, everybody by the rule of a group or of a policy, or
 * those who have access under a policy.
 */
export const runKinds = [
  'groupLicenses',
  'productLicenses',
  'allLicenses',
  'membershipRule',
  'policyRule',
  'policyScope',
] as const

/** The population of a run. */
export type RunKind = (typeof runKinds)[number]

/** Microsoft Graph's words for the processing of a group's licenses (licenseProcessingState). */
export const runStates = ['QueuedForProcessing', 'ProcessingInProgress', 'ProcessingComplete'] as const

/** How far a run is. */
export type RunState = (typeof runStates)[number]

/** How the states of a run are called on pages. */
export const runStateTitles: Record<RunState, string> = {
  QueuedForProcessing: 'Queued',
  ProcessingInProgress: 'In progress',
  ProcessingComplete: 'Complete',
}

/** Changes that concern more people than this run on by themselves; smaller ones are done in the transaction of the change. */
export const mostAtOnce = 1000

/** How many people one transaction of a run goes through. */
export const stretchSize = 2000

/** How wide changes go: up to how many people are done at once, and how many each stretch of a run takes. */
export interface Pace {
  readonly atOnce: number
  readonly stretch: number
}

/** How changes of the portal go. */
export const usualPace: Pace = { atOnce: mostAtOnce, stretch: stretchSize }

/** When a run will be through if it goes on as it did; null where it has not begun, has done nothing yet, or is through. */
export function estimatedEnd(
  run: {
    readonly startedAt: Date | null
    readonly finishedAt: Date | null
    readonly done: number
    readonly total: number
  },
  now: Date,
): Date | null {
  const { startedAt, finishedAt, done, total } = run
  if (startedAt === null || finishedAt !== null || done <= 0 || now <= startedAt) return null
  return after(now, ((now.getTime() - startedAt.getTime()) * Math.max(0, total - done)) / done)
}
