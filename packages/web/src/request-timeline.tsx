import { requestTypeTitles } from '@latchkey/core/entitlement/request'
import { Icon } from '@latchkey/ui/icon'
import { Timeline, type TimelineItem } from '@latchkey/ui/timeline'
import { Gives } from './gives.tsx'
import { wishInWords } from './length-words.ts'
import { Person, type PersonShown } from './person.tsx'
import { type RequestTelling, type RequestTold, Said, stageItem } from './request-stages.tsx'
import { When } from './when.tsx'

/**
 * A request from its sending to its end: who decides now, since when and until when, what was said, what comes next. `personAs` shows the
 * people in the app's own way, such as a link to their page.
 */
export function RequestTimeline({ of: detail, personAs = Person }: { of: RequestTold; personAs?: PersonShown }) {
  const of = { ...detail, Person: personAs }
  const stages = of.stages.filter(({ state }) => state !== 'skipped')
  return (
    <Timeline
      label="What happened, and what comes next"
      items={[sent(of), ...checkedFirst(of), ...stages.map((stage) => stageItem(stage, of)), ...end(of)]}
    />
  )
}

function sent(of: RequestTelling): TimelineItem {
  const wish = wishInWords(of.requestedDays)
  return {
    key: 'sent',
    state: 'done',
    icon: 'send',
    title: titleOf(of, wish),
    at: <When at={of.submittedAt} />,
    by: of.ruleOf === null && of.requestor && <of.Person of={of.requestor} />,
    body: of.justification && <Said>{of.justification}</Said>,
  }
}

/** `Requested for 90 days`, `More time asked for: 90 days`. */
function titleOf(of: RequestTelling, wish: string | undefined): string {
  if (of.type === 'userUpdate') return wish ? `More time asked for: ${wish}` : 'More time asked for'
  if (of.ruleOf !== null) return `Assigned by the rule of the policy “${of.ruleOf}”`
  if (of.type === 'adminAdd' || of.type === 'systemAdd') return requestTypeTitles[of.type]
  return wish ? `Requested for ${wish}` : 'Requested'
}

/** What stands before the first stage: another system that has to answer. */
function checkedFirst({ state }: RequestTelling): readonly TimelineItem[] {
  if (state !== 'submitted') return []
  return [{ key: 'checked', state: 'current', tone: 'progress', icon: 'clock', title: 'Another system answers first' }]
}

function prospectOf({ type, target }: RequestTelling): string {
  const who = target?.displayName ?? 'the person'
  return type === 'userUpdate' ? `Then ${who} keeps the access for longer` : `Then ${who} gets access`
}

/** Who ended a request that no approver denied and no stage lapsed. */
const deniedTitle = ({ status }: RequestTelling): string =>
  status === 'calloutDenied' ? 'Denied by another system' : 'Closed without a decision'

/** The last step: access, or the prospect of it, or that it was closed without a decision. */
function end(of: RequestTelling): readonly TimelineItem[] {
  const at = of.completedAt && <When at={of.completedAt} />
  switch (of.state) {
    case 'submitted':
    case 'pendingApproval':
      return [
        {
          key: 'end',
          state: 'upcoming',
          icon: 'key',
          title: prospectOf(of),
        },
      ]
    case 'scheduled':
      return [
        {
          key: 'end',
          state: 'current',
          tone: 'progress',
          icon: 'clock',
          title: 'Approved. The access begins later',
          at: of.startsAt && <When at={of.startsAt} />,
        },
      ]
    case 'delivering':
      return [
        {
          key: 'end',
          state: 'current',
          tone: 'progress',
          icon: 'key',
          title: of.status === 'WaitingForCallback' ? 'Another system answers first' : 'Access is being given',
        },
      ]
    case 'deliveryFailed':
    case 'partiallyDelivered':
    case 'delivered':
      return [
        {
          key: 'end',
          state: 'done',
          tone: deliveryTones[of.state],
          icon: 'key',
          title: of.type === 'userUpdate' ? 'More time given' : deliveryTitles[of.state],
          at,
          by: <Until of={of} />,
          body: of.delivery && of.delivery.roles.length > 0 ? <Delivered of={of.delivery} /> : <Gives of={of} />,
        },
        ...ending(of),
      ]
    case 'canceled':
      return [
        of.status === ''
          ? { key: 'end', state: 'done', tone: 'ended', icon: 'undo', title: 'Withdrawn', at }
          : {
              key: 'end',
              state: 'done',
              tone: 'ended',
              icon: 'x',
              title: 'Canceled',
              at,
              body: <Said>{of.status}</Said>,
            },
      ]
    case 'denied':
      return of.closedBecause === null
        ? []
        : [{ key: 'end', state: 'done', tone: 'refused', title: deniedTitle(of), at, body: of.closedBecause }]
  }
}

const deliveryTitles = {
  delivered: 'Access given',
  partiallyDelivered: 'Access given in part',
  deliveryFailed: 'Access could not be given yet',
} as const

const deliveryTones = { delivered: 'done', partiallyDelivered: 'waiting', deliveryFailed: 'refused' } as const

/** The end of the access that a request gave, once it has come. */
function ending({ delivery, type }: RequestTelling): readonly TimelineItem[] {
  if (delivery?.endsAt == null || type === 'userUpdate') return []
  return [
    {
      key: 'ended',
      state: 'done',
      tone: 'ended',
      icon: 'clock',
      title: 'Access ended',
      at: <When at={delivery.endsAt} />,
      body: delivery.revoked ? (
        <>
          {delivery.revoked.by} took the approval back.
          <Said>{delivery.revoked.reason}</Said>
        </>
      ) : (
        delivery.endReason
      ),
    },
  ]
}

/** Role by role what was given, and why something was not. */
function Delivered({ of }: { of: NonNullable<RequestTold['delivery']> }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {of.roles.map(({ says, why }) => (
        <li key={says} className="flex items-start gap-2">
          <Icon
            name={why === null ? 'check' : 'alert'}
            className={why === null ? 'mt-0.5 text-positive-ink' : 'mt-0.5 text-warning-ink'}
          />
          <span className="min-w-0 break-words">
            {says}
            {why !== null && <span className="block text-sm text-muted">Not given yet. {why}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Until({ of }: { of: RequestTelling }) {
  if (of.expiresAt === null) return <>Without an end</>
  return (
    <>
      Until <When at={of.expiresAt} style="exact" />
    </>
  )
}
