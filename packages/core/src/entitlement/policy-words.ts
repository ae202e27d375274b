import {
  type ApprovalStage,
  type ApproverSet,
  approverSetTitles,
  type Expiration,
  type PolicyTerms,
  type TargetScope,
  targetScopeTitles,
} from './policy.ts'

/** The names of users and groups by their ids. */
export type Names = ReadonlyMap<string, string>

const either = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

/** An approver in words: `Manager`, `Owen Park`, `a member of Finance`. */
function approver(set: ApproverSet, names: Names): string {
  switch (set.kind) {
    case 'requestorManager':
      return set.level === 2 ? "the manager's manager" : 'Manager'
    case 'singleUser':
      return names.get(set.userId) ?? 'somebody who is gone'
    case 'groupMembers':
      return `a member of ${names.get(set.groupId) ?? 'a deleted group'}`
    default:
      return lower(approverSetTitles[set.kind])
  }
}

const daysOf = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Who decides one stage, in words: `Manager or Owen Park`. */
export const stageInWords = (stage: ApprovalStage, names: Names): string =>
  capital(either(stage.approvers.map((set) => approver(set, names))))

/** The approval of a policy in words: `Manager, then Owen Park; lapses after 14 days`. */
export function approvalInWords(terms: Pick<PolicyTerms, 'stages'>, names: Names): string {
  if (terms.stages.length === 0) return 'No approval needed'
  const who = terms.stages.map((stage) => either(stage.approvers.map((set) => approver(set, names)))).join(', then ')
  const lapses = [...new Set(terms.stages.map((stage) => stage.daysBeforeAutomaticDenial))]
  const after = lapses.length === 1 ? daysOf(lapses[0] ?? 0) : `${lapses.join(', ')} days by stage`
  return `${capital(who)}; lapses after ${after}`
}

/** How long access lasts, in words: `90 days`, `Until 2027-03-31`, `Without end`. */
export function expirationInWords(expiration: Expiration): string {
  switch (expiration.type) {
    case 'noExpiration':
      return 'Without end'
    case 'afterDuration':
      return daysOf(expiration.days)
    case 'afterHours':
      return `${expiration.hours} ${expiration.hours === 1 ? 'hour' : 'hours'}`
    case 'afterDateTime':
      return `Until ${expiration.at.slice(0, 10)}`
  }
}

/** Who may request, in words; the targets are named where the scope is specific. */
export const scopeInWords = (scope: TargetScope, targets: readonly string[]): string =>
  scope === 'specificDirectoryUsers' && targets.length > 0 ? either(targets) : targetScopeTitles[scope]
