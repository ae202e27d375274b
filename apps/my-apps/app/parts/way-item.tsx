import type { Way, WayPackage } from '@latchkey/services/applications/my-application.views'
import { type DiagramStep, StepsDiagram } from '@latchkey/ui/steps-diagram'
import { placeIn } from '@latchkey/web/apps'
import { When } from '@latchkey/web/when'

/** One way by which an application came: the path from its cause, in a picture and in words, and what would end it. */
export function WayItem({ way, name }: { way: Way; name: string }) {
  return (
    <li className="min-w-0">
      <StepsDiagram label={`How ${name} came to you`} steps={stepsOf(way, name)} text={wordsOf(way)} />
      <p className="text-sm text-muted">
        Since <When at={way.since} />. <WhatEndsIt way={way} />
      </p>
    </li>
  )
}

/** From the request to the application. */
function stepsOf({ role, group, accessPackage }: Way, name: string): readonly DiagramStep[] {
  const cause = accessPackage === null ? [] : packageSteps(accessPackage, group !== null)
  const member: DiagramStep[] =
    group === null ? [] : [{ title: group.displayName, detail: 'Group', icon: 'users', next: 'opens' }]
  const byHand: DiagramStep[] =
    cause.length + member.length > 0
      ? []
      : [{ title: 'Given directly', detail: 'By an administrator or owner', icon: 'user', next: 'opens' }]
  return [...cause, ...byHand, ...member, { title: name, detail: role, icon: 'grid', tone: 'accent' }]
}

const packageSteps = ({ id, displayName, requestId, approvals }: WayPackage, throughGroup: boolean): DiagramStep[] => [
  {
    title: 'Request',
    detail: approvals.length === 0 ? 'No approval was needed' : `Approved by ${approversOf(approvals)}`,
    icon: 'send',
    href: placeIn('my-access', `/requests/${requestId}`),
    next: 'gave you',
  },
  {
    title: displayName,
    detail: 'Access package',
    icon: 'package',
    href: placeIn('my-access', `/packages/${id}`),
    next: throughGroup ? 'puts you in' : 'opens',
  },
]

function wordsOf({ says, group, accessPackage }: Way): string {
  if (accessPackage === null) return `${says}.`
  const approvers = approversOf(accessPackage.approvals)
  const approval = approvers ? `approved by ${approvers}` : 'no approval was needed'
  const way = group === null ? says : `${says}, given by the access package ${accessPackage.displayName}`
  return `${way}; ${approval}.`
}

function WhatEndsIt({ way: { group, accessPackage } }: { way: Way }) {
  if (accessPackage?.expiresAt)
    return (
      <>
        Ends <When at={accessPackage.expiresAt} />, or earlier when the access is given back.
      </>
    )
  if (accessPackage) return 'Lasts until the access is given back or taken away.'
  return group ? 'Lasts as long as you are in the group.' : 'Lasts until somebody takes it back.'
}

const words = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** Who approved, each once: names, or `an approver`. */
const approversOf = (approvals: WayPackage['approvals']): string => words.format(new Set(approvals.map(({ by }) => by)))
