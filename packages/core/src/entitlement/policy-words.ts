import { dayIn } from '../wall-clock.ts'
import {
  type ApprovalStage,
  type ApproverSet,
  approverSetTitles,
  type Expiration,
  type ExtensionMode,
  namesTargets,
  type PolicyTerms,
  type TargetScope,
  targetScopeTitles,
} from './policy.ts'

/** The names of users and groups by their ids. */
export type Names = ReadonlyMap<string, string>

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

const listed = (names: readonly string[], word: 'and' | 'or'): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`

/** Who decides, and how many of them: `Manager or Owen Park`, `all of Owen Park and Ingrid Holm`, `2 of the owners of the catalog`. */
function deciders({ approvers, quorum }: ApprovalStage, names: Names): string {
  const who = approvers.map((set) => approver(set, names))
  if (quorum === 1) return listed(who, 'or')
  return `${quorum === 'all' ? 'all' : quorum} of ${listed(who.map(inText), 'and')}`
}

const inText = (text: string): string => (text === 'Manager' ? 'the manager' : text)

/** Who decides one stage, in words: `Manager or Owen Park`. */
export const stageInWords = (stage: ApprovalStage, names: Names): string => capital(deciders(stage, names))

/** Who is asked besides once a stage has waited, in words: `After 3 days also Owen Park`; null where nobody is. */
export const escalationInWords = ({ escalation }: ApprovalStage, names: Names): string | null =>
  escalation &&
  `After ${daysOf(escalation.afterDays)} also ${listed(
    escalation.alternates.map((set) => inText(approver(set, names))),
    'and',
  )}`

/** The approval of a policy in words: `Manager, then Owen Park; lapses after 14 days`. */
export function approvalInWords(terms: Pick<PolicyTerms, 'stages'>, names: Names): string {
  if (terms.stages.length === 0) return 'No approval needed'
  const who = terms.stages.map((stage) => deciders(stage, names)).join(', then ')
  const lapses = [...new Set(terms.stages.map((stage) => stage.daysBeforeAutomaticDenial))]
  const after = lapses.length === 1 ? daysOf(lapses[0] ?? 0) : `${lapses.join(', ')} days by stage`
  return `${capital(who)}; lapses after ${after}`
}

/** How long access lasts, in words: `90 days`, `Until 2027-03-31` on the clocks of a zone, `Without end`. */
export function expirationInWords(expiration: Expiration, timeZone: string): string {
  switch (expiration.type) {
    case 'noExpiration':
      return 'Without end'
    case 'afterDuration':
      return daysOf(expiration.days)
    case 'afterHours':
      return `${expiration.hours} ${expiration.hours === 1 ? 'hour' : 'hours'}`
    case 'afterDateTime':
      return `Until ${dayIn(new Date(expiration.at), timeZone)}`
  }
}

/** Who may request, in words; the targets are named where the scope is specific. */
export const scopeInWords = (scope: TargetScope, targets: readonly string[]): string => {
  if (!namesTargets(scope) || targets.length === 0) return targetScopeTitles[scope]
  const named = listed(targets, 'or')
  return scope === 'specificConnectedOrganizationUsers' ? `Guests of ${named}` : named
}

/** How extensions are called on pages. */
export const extensionTitles: Record<ExtensionMode, string> = {
  none: 'No',
  withoutApproval: 'Yes, without approval',
  withApproval: 'Yes, with the approval of every stage',
}

/** Hours in words, in days where they are whole days: `12 hours`, `2 days`. */
export const hoursInWords = (hours: number): string =>
  hours > 0 && hours % 24 === 0 ? daysOf(hours / 24) : `${hours} ${hours === 1 ? 'hour' : 'hours'}`

/** What else a policy says, each a sentence: questions, extension, giving back, managers, mail, extensions that are called. */
export function extrasInWords(terms: PolicyTerms): readonly string[] {
  const { questions, callouts } = terms
  const extensions = new Set(callouts.map(({ extensionId }) => extensionId)).size
  return [
    questions.length > 0 && `Asks ${questions.length} ${questions.length === 1 ? 'question' : 'questions'}`,
    terms.allowCustomDuration && 'Requestors choose the period',
    terms.extension === 'withoutApproval' && 'Can be extended without approval',
    terms.extension === 'withApproval' && 'Can be extended with approval',
    !terms.mayGiveBack && 'Cannot be given back',
    terms.onBehalf && 'Managers may request for their reports',
    !terms.notifies && 'Sends no mail to holders',
    extensions > 0 && `Calls ${extensions} custom ${extensions === 1 ? 'extension' : 'extensions'}`,
  ].filter((text) => text !== false)
}

/** What becomes of access once a person is not in the scope any more: `Ends after 7 days`. */
export const scopeEndInWords = ({
  endsOutOfScope,
  graceHours,
}: Readonly<{ endsOutOfScope: boolean; graceHours: number }>): string =>
  !endsOutOfScope ? 'Stays' : graceHours === 0 ? 'Ends at once' : `Ends after ${hoursInWords(graceHours)}`
