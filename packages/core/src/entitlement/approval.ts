import type { UserId } from '../ids.ts'
import { after, days } from '../time.ts'
import type { Quorum } from './policy.ts'

/** Somebody who could be asked to approve. */
export interface PossibleApprover {
  readonly id: UserId
  readonly enabled: boolean
}

/** Who could be asked, in the order in which they are: the next list counts where the lists before it come to nobody. */
export interface ApproverLists {
  readonly approvers: readonly PossibleApprover[]
  readonly fallbackApprovers: readonly PossibleApprover[]
  readonly catalogOwners: readonly PossibleApprover[]
  readonly administrators: readonly PossibleApprover[]
}

/**
 * Who is asked to decide a stage. Never the requestor or the one who is to have the access; never somebody who cannot sign in.
 * Where that leaves nobody (the manager is missing, the group is empty), the fallback approvers are asked, then the owners of the catalog, then the
 * governance administrators. An empty answer means that nobody in the organization can decide.
 */
export function eligibleApprovers(lists: ApproverLists, concerned: readonly UserId[]): readonly UserId[] {
  const order = [lists.approvers, lists.fallbackApprovers, lists.catalogOwners, lists.administrators]
  for (const list of order) {
    const eligible = list.filter(({ id, enabled }) => enabled && !concerned.includes(id)).map(({ id }) => id)
    if (eligible.length > 0) return [...new Set(eligible)]
  }
  return []
}

/** In which part somebody is asked: from the start, or since a stage has waited too long. */
export const approverParts = ['primary', 'alternate'] as const

/** The part in which somebody is asked. */
export type ApproverPart = (typeof approverParts)[number]

/** Somebody who was asked to decide a stage, for themselves or as the delegate of somebody. */
export interface Voice {
  readonly userId: UserId
  /** Whose approval it is, where that is somebody else: the one who delegated. */
  readonly forUserId: UserId | null
  readonly part: ApproverPart
}

/** Whose approval a voice is. */
export const principalOf = ({ userId, forUserId }: Pick<Voice, 'userId' | 'forUserId'>): UserId => forUserId ?? userId

/** A voice, and whether the stage still waits for it. */
export interface AskedVoice extends Voice {
  readonly waiting: boolean
}

/** How far a stage is: approvals that count, and how many it needs. */
export interface StageProgress {
  readonly approvals: number
  readonly needed: number
}

/**
 * How far a stage is. Each person who was named counts once, whether they or their delegate approved; an alternate who approves stands
 * in for one of them. Who has gone without approving counts no more, so that never more approvals are needed than there are people to
 * give them. Where all have to approve, a delegate speaks for everybody who named them; where a number is asked for, it is a number
 * of different people who have looked.
 */
export function progressOf(
  quorum: Quorum,
  asked: readonly AskedVoice[],
  approvedBy: ReadonlySet<UserId>,
): StageProgress {
  const approving = asked.filter(({ userId }) => approvedBy.has(userId))
  const counting = [...approving, ...asked.filter(({ waiting }) => waiting)]
  const primaries = new Set(counting.filter(({ part }) => part === 'primary').map(principalOf)).size
  const spokenFor = new Set(approving.map(principalOf)).size
  if (quorum === 'all') return { approvals: spokenFor, needed: Math.max(1, primaries) }
  const looked = new Set(approving.map(({ userId }) => userId)).size
  const people = new Set(counting.map(({ userId }) => userId)).size
  return { approvals: Math.min(spokenFor, looked), needed: Math.max(1, Math.min(quorum, primaries, people)) }
}

/**
 * The voices that need not be waited for once somebody approved and the stage goes on: their own, and those of the person for whom they
 * spoke. Where different people have to look, who spoke for several has looked once, and those for whom they spoke may look too.
 */
export function voicesSettledBy<V extends Voice>(quorum: Quorum, voices: readonly V[], by: UserId): readonly V[] {
  const spokenFor = new Set(voices.filter(({ userId }) => userId === by).map(principalOf))
  const settled = quorum === 'all' || spokenFor.size === 1 ? spokenFor : new Set([by])
  return voices.filter((voice) => voice.userId === by || settled.has(principalOf(voice)))
}

/**
 * The voices that count. Where all have to approve, a delegate for whose place the stage does not wait, while it waits for the one who
 * delegated, has not spoken for them: the delegation was over.
 */
export const countingOf = <V extends AskedVoice>(quorum: Quorum, asked: readonly V[]): readonly V[] =>
  asked.filter(
    ({ waiting, forUserId }) =>
      quorum !== 'all' ||
      waiting ||
      forUserId === null ||
      !asked.some((other) => other.waiting && principalOf(other) === forUserId),
  )

/** Whether a stage has as many approvals as it needs. */
export function isDecided(quorum: Quorum, asked: readonly AskedVoice[], approvedBy: ReadonlySet<UserId>): boolean {
  const { approvals, needed } = progressOf(quorum, asked, approvedBy)
  return approvals >= needed
}

/**
 * When those whom a stage waits for are next reminded, later than `now`: at half of its time, and a day before it lapses. Null where no
 * reminder is left.
 */
export function nextReminder(stage: { readonly since: Date; readonly dueAt: Date }, now: Date): Date | null {
  const half = new Date((stage.since.getTime() + stage.dueAt.getTime()) / 2)
  const lastDay = after(stage.dueAt, -days(1))
  const moments = lastDay > half ? [half, lastDay] : [half]
  return moments.find((moment) => moment > now) ?? null
}
