import type { requestDetail } from '@latchkey/services/entitlement/requests.views'
import type { AskedTold, DecisionTold, StageTold } from '@latchkey/services/entitlement/stage-told'
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
    title: wish ? `Requested for ${wish}` : 'Requested',
    at: <When at={of.submittedAt} />,
    by: of.requestor && <Person of={of.requestor} />,
    body: of.justification && <Said>{of.justification}</Said>,
  }
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
            {howMany(stage)}Without a decision the request <Due at={stage.dueAt} />.
          </>
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
        { key: 'end', state: 'current', tone: 'progress', icon: 'clock', title: 'Approved. The access begins later' },
      ]
    case 'delivering':
      return [{ key: 'end', state: 'current', tone: 'progress', icon: 'key', title: 'Access is being given' }]
    case 'deliveryFailed':
      return [{ key: 'end', state: 'done', tone: 'refused', icon: 'key', title: 'Access could not be given yet', at }]
    case 'partiallyDelivered':
    case 'delivered':
      return [
        {
          key: 'end',
          state: 'done',
          tone: 'done',
          icon: 'key',
          title: 'Access given',
          at,
          by: <Until of={of} />,
          body: <Gives gives={of.gives} />,
        },
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
