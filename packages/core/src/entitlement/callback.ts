import { type ApprovalStage, type ApproverSet, plainStage, stageDays } from './policy.ts'

/** What an extension can say about a request that waited for it. */
export const answerVerdicts = ['approved', 'denied', 'canceled'] as const

/** A stage of approval as Microsoft Graph writes it, as far as an answer may define one (accessPackageApprovalStage). */
export interface StageInAnswer {
  readonly primaryApprovers: readonly SubjectInAnswer[]
  readonly fallbackPrimaryApprovers: readonly SubjectInAnswer[]
  readonly isApproverJustificationRequired: boolean
  /** An ISO 8601 duration in days, as `P2D`; left out for 14 days. */
  readonly durationBeforeAutomaticDenial: string | null
}

/** An approver as Microsoft Graph writes them (subjectSet). */
export interface SubjectInAnswer {
  readonly '@odata.type': string
  readonly userId?: string | undefined
  readonly groupId?: string | undefined
  readonly managerLevel?: number | undefined
}

/** The stage that an answer defines; a sentence says what is wrong with it. */
export function stageOfAnswer(answer: StageInAnswer): ApprovalStage | string {
  const approvers = answer.primaryApprovers.map(approverOf)
  const fallbackApprovers = answer.fallbackPrimaryApprovers.map(approverOf)
  const days = daysIn(answer.durationBeforeAutomaticDenial)
  if (approvers.length === 0) return 'Name at least one primary approver.'
  if ([...approvers, ...fallbackApprovers].includes(null))
    return 'Name approvers as #microsoft.graph.singleUser, groupMembers, requestorManager, internalSponsors or externalSponsors.'
  if (days === null || days < stageDays.min || days > stageDays.max)
    return `Give durationBeforeAutomaticDenial in days from P${stageDays.min}D to P${stageDays.max}D.`
  return {
    ...plainStage,
    approvers: approvers.filter((one) => one !== null),
    fallbackApprovers: fallbackApprovers.filter((one) => one !== null),
    approverJustificationRequired: answer.isApproverJustificationRequired,
    daysBeforeAutomaticDenial: days,
  }
}

function approverOf(subject: SubjectInAnswer): ApproverSet | null {
  const kind = subject['@odata.type'].replace(/^#?microsoft\.graph\./, '')
  if (kind === 'singleUser' && subject.userId) return { kind, userId: subject.userId }
  if (kind === 'groupMembers' && subject.groupId) return { kind, groupId: subject.groupId }
  if (kind === 'requestorManager' || kind === 'targetManager')
    return { kind: 'requestorManager', level: subject.managerLevel === 2 ? 2 : 1 }
  if (kind === 'internalSponsors' || kind === 'externalSponsors') return { kind }
  return null
}

function daysIn(duration: string | null): number | null {
  if (duration === null) return plainStage.daysBeforeAutomaticDenial
  const found = /^P(\d{1,3})D$/.exec(duration)
  return found ? Number(found[1]) : null
}
