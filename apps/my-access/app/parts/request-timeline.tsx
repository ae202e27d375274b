import { requestTypeTitles } from '@latchkey/core/entitlement/request'
import type { requestDetail } from '@latchkey/services/entitlement/requests.views'
import type { AskedTold, DecisionTold, StageTold } from '@latchkey/services/entitlement/stage-told'
import { Icon } from '@latchkey/ui/icon'
import { Timeline, type TimelineItem } from '@latchkey/ui/timeline'
import { Person } from '@latchkey/web/person'
import { When } from '@latchkey/web/when'
import { Due } from './due.tsx'
import { Gives } from './gives.tsx'
import { wishInWords } from './length-words.ts'

type Detail = Awaited<ReturnType<typeof requestDetail>>

/** A request from its sending to its end: who decides now, since when and until when, what was said, what comes next. */
export function RequestTimeline({ of }: { of: Detail }) {
  const stages = of.stages.filter(({ state }) => state !== 'skipped')
  return (
    <Timeline
      label="What happened, and what comes next"
      items={[sent(of), ...stages.map((stage) => told(stage, of)), ...end(of)]}
    />
  )
}

function sent(of: Detail): TimelineItem {
  const wish = wishInWords(of.requestedDays)
  return {
    key: 'sent',
    state: 'done',
    icon: 'send',
    title: titleOf(of, wish),
    at: <When at={of.submittedAt} />,
    by: of.requestor && <Person of={of.requestor} />,
    body: of.justification && <Said>{of.justification}</Said>,
  }
}

/** `Requested for 90 days`, `More time asked for: 90 days`. */
function titleOf(of: Detail, wish: string | undefined): string {
  if (of.type === 'userUpdate') return wish ? `More time asked for: ${wish}` : 'More time asked for'
  if (of.type === 'adminAdd' || of.type === 'systemAdd') return requestTypeTitles[of.type]
  return wish ? `Requested for ${wish}` : 'Requested'
}

function told(stage: StageTold, of: Detail): TimelineItem {
  return { key: `stage-${stage.nth}`, ...itemOf[stage.state](stage, of) }
}

const itemOf: Record<StageTold['state'], (stage: StageTold, of: Detail) => Omit<TimelineItem, 'key'>> = {
  waiting: (stage, of) => ({
    state: 'current',
    tone: 'waiting',
    icon: 'clock',
    title: nthOf(stage, of, 'Waiting for a decision'),
    at: stage.askedAt && (
      <>
        asked <When at={stage.askedAt} />
      </>
    ),
    by: <People people={stage.asked} />,
    body: (
      <>
        {stage.progress.approvals > 0 && <Decisions of={stage} />}
        {stage.dueAt && (
          <>
            {howMany(stage)}
            {of.pausedAt ? (
              'The clock stands still until the question is answered.'
            ) : (
              <>
                Without a decision the request <Due at={stage.dueAt} />.
              </>
            )}
          </>
        )}
        {of.escalatesAt && (
          <span className="block text-sm text-muted">
            Others are asked too <When at={of.escalatesAt} />, unless it is decided before.
          </span>
        )}
        {of.nudgedAt && (
          <span className="block text-sm text-muted">
            Reminded <When at={of.nudgedAt} />.
          </span>
        )}
      </>
    ),
  }),
  upcoming: (stage, of) => ({
    state: 'upcoming',
    icon: 'user',
    title: nthOf(stage, of, `Then decides: ${stage.willAsk || 'nobody is named yet'}`),
  }),
  approved: (stage) => ({
    state: 'done',
    tone: 'done',
    title: 'Approved',
    at: stage.decidedAt && <When at={stage.decidedAt} />,
    by: <Decisions of={stage} />,
  }),
  denied: (stage) => ({
    state: 'done',
    tone: 'refused',
    title: 'Denied',
    at: stage.decidedAt && <When at={stage.decidedAt} />,
    by: <Decisions of={stage} />,
  }),
  lapsed: (stage, of) => ({
    state: 'done',
    tone: 'ended',
    icon: 'clock',
    title: of.status === 'nobodyLeft' ? 'Denied: there was nobody to decide' : 'Lapsed',
    at: stage.decidedAt && <When at={stage.decidedAt} />,
    by: stage.asked.length > 0 && <People people={stage.asked} />,
    body: stage.reason,
  }),
  skipped: () => ({ state: 'upcoming', title: 'Not asked' }),
}

/** The last step: access, or the prospect of it, or that it was closed without a decision. */
function end(of: Detail): readonly TimelineItem[] {
  const at = of.completedAt && <When at={of.completedAt} />
  switch (of.state) {
    case 'submitted':
    case 'pendingApproval':
      return [
        {
          key: 'end',
          state: 'upcoming',
          icon: 'key',
          title: `Then ${of.target?.displayName ?? 'the person'} gets access`,
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
          body:
            of.delivery && of.delivery.roles.length > 0 ? <Delivered of={of.delivery} /> : <Gives gives={of.gives} />,
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
              title: 'Canceled by an administrator',
              at,
              body: <Said>{of.status}</Said>,
            },
      ]
    case 'denied':
      return []
  }
}

const deliveryTitles = {
  delivered: 'Access given',
  partiallyDelivered: 'Access given in part',
  deliveryFailed: 'Access could not be given yet',
} as const

const deliveryTones = { delivered: 'done', partiallyDelivered: 'waiting', deliveryFailed: 'refused' } as const

/** The end of the access that a request gave, once it has come. */
function ending({ delivery, type }: Detail): readonly TimelineItem[] {
  if (delivery?.endsAt == null || type === 'userUpdate') return []
  return [
    {
      key: 'ended',
      state: 'done',
      tone: 'ended',
      icon: 'clock',
      title: 'Access ended',
      at: <When at={delivery.endsAt} />,
      body: delivery.endReason,
    },
  ]
}

/** Role by role what was given, and why something was not. */
function Delivered({ of }: { of: NonNullable<Detail['delivery']> }) {
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

const nthOf = (stage: StageTold, of: Detail, words: string): string =>
  of.stages.length > 1 ? `${words} (${stage.nth} of ${of.stages.length})` : words

function Until({ of }: { of: Detail }) {
  if (of.expiresAt === null) return <>Without an end</>
  return (
    <>
      Until <When at={of.expiresAt} style="exact" />
    </>
  )
}

function People({ people }: { people: readonly AskedTold[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {people.map((person) => (
        <li key={`${person.id} ${person.inPlaceOf}`} className="min-w-0">
          <Person of={person} />
          {person.inPlaceOf && <span className="text-sm text-muted"> in place of {person.inPlaceOf}</span>}
          {person.part === 'alternate' && <span className="text-sm text-muted"> alternate</span>}
        </li>
      ))}
    </ul>
  )
}

/** How many of those who are asked have to approve. */
function howMany({ asked, progress: { approvals, needed } }: StageTold): string {
  if (approvals > 0) return `Approved by ${approvals} of ${needed}. `
  if (needed > 1) return `${needed} of them have to approve. `
  return asked.length > 1 ? 'One of them decides. ' : ''
}

/** Who decided a stage, one after the other, and what they said. */
function Decisions({ of: { decisions } }: { of: StageTold }) {
  return (
    <ul className="flex flex-col gap-2">
      {decisions.map((decision) => (
        <li key={String(decision.at) + decision.by?.id}>
          <Decider of={decision} />
          {decision.reason && <Said>{decision.reason}</Said>}
        </li>
      ))}
    </ul>
  )
}

const Decider = ({ of: { by, inPlaceOf } }: { of: DecisionTold }) => (
  <>
    {by && <Person of={by} />}
    {inPlaceOf && <span className="text-sm text-muted"> in place of {inPlaceOf}</span>}
  </>
)

/** What a person wrote, with its line breaks. */
function Said({ children }: { children: string }) {
  return <p className="break-words whitespace-pre-line">{children}</p>
}
