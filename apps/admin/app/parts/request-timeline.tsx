import type { StageOfRequest, RequestForAdmin as Viewed } from '@latchkey/services/entitlement/admin/requests.views'
import { Timeline, type TimelineItem } from '@latchkey/ui/timeline'
import { When } from '@latchkey/web/when'
import { PersonLink } from './object-link.tsx'

type RequestForAdmin = Omit<Viewed, 'mayCancel' | 'cancellation' | 'mayReprocess' | 'reprocessing'>

/** A request from its sending to its end: who was asked, who decided what and why, and whom it waits for now. */
export function RequestTimeline({ of }: { of: RequestForAdmin }) {
  const { request, requestor, stages } = of
  const sent: TimelineItem = {
    key: 'sent',
    state: 'done',
    icon: 'send',
    title: 'Requested',
    at: <When at={request.submittedAt} />,
    by: <PersonLink of={requestor} />,
  }
  return (
    <Timeline
      label="Where it stands"
      items={[sent, ...stages.filter(({ state }) => state !== 'dropped').map((stage) => told(stage, of)), ...endOf(of)]}
    />
  )
}

const told = (stage: StageOfRequest, of: RequestForAdmin): TimelineItem => ({
  key: `stage-${stage.nth}`,
  ...looks[stage.state](stage, of),
})

const nthOf = (stage: StageOfRequest, of: RequestForAdmin, words: string): string =>
  of.stages.length > 1 ? `${words} (stage ${stage.nth} of ${of.stages.length})` : words

const looks: Record<StageOfRequest['state'], (stage: StageOfRequest, of: RequestForAdmin) => TimelineItem> = {
  waiting: (stage, of) => ({
    state: 'current',
    tone: 'waiting',
    title: nthOf(stage, of, 'Waits for a decision'),
    at: (
      <>
        since <When at={sinceOf(stage, of)} />
      </>
    ),
    by: <People of={stage} />,
    body: stage.dueAt && (
      <>
        {stage.words}. Without a decision the request lapses <When at={stage.dueAt} />.
      </>
    ),
  }),
  ahead: (stage, of) => ({
    state: 'upcoming',
    icon: 'user',
    title: nthOf(stage, of, `Then decides: ${stage.words}`),
  }),
  approved: (stage, of) => ({ state: 'done', tone: 'done', ...decided(stage, nthOf(stage, of, 'Approved')) }),
  denied: (stage, of) => ({ state: 'done', tone: 'refused', ...decided(stage, nthOf(stage, of, 'Denied')) }),
  dropped: (stage) => ({ state: 'upcoming', title: stage.words }),
}

const decided = ({ decision }: StageOfRequest, title: string) => ({
  title,
  at: decision && <When at={decision.at} />,
  by: decision?.by ? <PersonLink of={decision.by} /> : 'Latchkey',
  body: decision?.reason && <p className="break-words whitespace-pre-line">{decision.reason}</p>,
})

/** A stage begins when the one before it is decided; the first, when the request is sent. */
const sinceOf = (stage: StageOfRequest, { stages, request }: RequestForAdmin): Date =>
  stages[stage.nth - 2]?.decision?.at ?? request.submittedAt

function People({ of: { asked } }: { of: StageOfRequest }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {asked.map((person) => (
        <li key={person.id} className="min-w-0">
          <PersonLink of={person} />
        </li>
      ))}
    </ul>
  )
}

function endOf({ request, target }: RequestForAdmin): readonly TimelineItem[] {
  const at = request.completedAt && <When at={request.completedAt} />
  switch (request.state) {
    case 'submitted':
    case 'pendingApproval':
      return [{ key: 'end', state: 'upcoming', icon: 'key', title: `Then ${target.displayName} gets access` }]
    case 'scheduled':
      return [
        {
          key: 'end',
          state: 'upcoming',
          icon: 'key',
          title: `${target.displayName} gets access on the day that was asked for`,
        },
      ]
    case 'delivering':
      return [{ key: 'end', state: 'current', tone: 'progress', icon: 'key', title: 'Access is being given' }]
    case 'delivered':
      return [{ key: 'end', state: 'done', tone: 'done', icon: 'key', title: 'Access given', at }]
    case 'partiallyDelivered':
      return [{ key: 'end', state: 'done', tone: 'waiting', icon: 'key', title: 'Access given in part', at }]
    case 'deliveryFailed':
      return [{ key: 'end', state: 'done', tone: 'refused', icon: 'key', title: 'Access could not be given', at }]
    case 'canceled':
      return [
        request.status === ''
          ? { key: 'end', state: 'done', tone: 'ended', icon: 'undo', title: 'Withdrawn by the requestor', at }
          : { key: 'end', state: 'done', tone: 'ended', icon: 'x', title: 'Canceled', at, body: request.status },
      ]
    case 'denied':
      return request.status === ''
        ? []
        : [{ key: 'end', state: 'done', tone: 'ended', icon: 'clock', title: endWords(request.status), at }]
  }
}

const endWords = (status: string): string =>
  status === 'lapsed'
    ? 'Closed: nobody decided in time'
    : status === 'nobodyLeft'
      ? 'Closed: there was nobody to decide'
      : 'Closed'
