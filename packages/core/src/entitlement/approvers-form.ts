import type { GroupId, UserId } from '../ids.ts'
import { type ApproverSet, approverSetTitles } from './policy.ts'

/** Sources of approvers that need no further choice, as a form ticks them. */
export const approverSources = [
  'manager',
  'secondManager',
  'catalogOwners',
  'resourceOwners',
  'internalSponsors',
  'externalSponsors',
] as const

/** A source of approvers that needs no further choice. */
export type ApproverSource = (typeof approverSources)[number]

/** How the sources are called on pages. */
export const approverSourceTitles: Record<ApproverSource, string> = {
  manager: 'The manager of the person',
  secondManager: "The manager's manager",
  catalogOwners: approverSetTitles.catalogOwners,
  resourceOwners: approverSetTitles.resourceOwners,
  internalSponsors: approverSetTitles.internalSponsors,
  externalSponsors: approverSetTitles.externalSponsors,
}

/** Some approvers in the flat shape of a form. */
export interface ApproversForm {
  readonly sources: readonly ApproverSource[]
  readonly userIds: readonly UserId[]
  readonly groupIds: readonly GroupId[]
}

/** Nobody is asked. */
export const nobodyAsked: ApproversForm = { sources: [], userIds: [], groupIds: [] }

const setOf: Record<ApproverSource, ApproverSet> = {
  manager: { kind: 'requestorManager' },
  secondManager: { kind: 'requestorManager', level: 2 },
  catalogOwners: { kind: 'catalogOwners' },
  resourceOwners: { kind: 'resourceOwners' },
  internalSponsors: { kind: 'internalSponsors' },
  externalSponsors: { kind: 'externalSponsors' },
}

function sourceOf(set: ApproverSet): ApproverSource | null {
  if (set.kind === 'requestorManager') return set.level === 2 ? 'secondManager' : 'manager'
  return set.kind === 'singleUser' || set.kind === 'groupMembers' ? null : set.kind
}

/** The approvers that a form says: sources in the order of the list, then people, then groups. */
export const approverSets = (form: ApproversForm): readonly ApproverSet[] => [
  ...approverSources.filter((source) => form.sources.includes(source)).map((source) => setOf[source]),
  ...form.userIds.map((userId) => ({ kind: 'singleUser', userId }) as const),
  ...form.groupIds.map((groupId) => ({ kind: 'groupMembers', groupId }) as const),
]

/** The form that says these approvers. */
export const formOfApprovers = (sets: readonly ApproverSet[]): ApproversForm => ({
  sources: approverSources.filter((source) => sets.some((set) => sourceOf(set) === source)),
  userIds: sets.flatMap((set) => (set.kind === 'singleUser' ? [set.userId] : [])),
  groupIds: sets.flatMap((set) => (set.kind === 'groupMembers' ? [set.groupId] : [])),
})

/** Whether a form asks nobody. */
export const asksNobody = ({ sources, userIds, groupIds }: ApproversForm): boolean =>
  sources.length + userIds.length + groupIds.length === 0
