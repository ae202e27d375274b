import type { requestDetail } from '@latchkey/services/entitlement/requests.views'
import type { AskedTold, DecisionTold, StageTold } from '@latchkey/services/entitlement/stage-told'
import type { TimelineItem } from '@latchkey/ui/timeline'
import { Due } from './due.tsx'
import type { PersonShown } from './person.tsx'
import { When } from './when.tsx'

/** A request with everything that its timeline tells. */
export type RequestTold = Awaited<ReturnType<typeof requestDetail>>

/** A request as its timeline tells it, and how the app that shows it names people. */
export type RequestTelling = RequestTold & {
  readonly Person: PersonShown
}

/** One stage of approval as a step of the timeline. */
export function stageItem(stage: StageTold, of: RequestTelling): TimelineItem {
  return { key: `stage-${stage.nth}`, ...itemOf[stage.state](stage, of) }
}

const itemOf: Record<StageTold['state'], (stage: StageTold, of: RequestTelling) => Omit<TimelineItem, 'key'>> = {
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
    by: <People people={stage.asked} as={of.Person} />,
    body: (
      <>
        {stage.progress.approvals > 0 && <Decisions of={stage} as={of.Person} />}
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
        {of.escalatesAt && !of.pausedAt && (
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
  approved: (stage, of) => ({
    state: 'done',
    tone: 'done',
    title: nthOf(stage, of, 'Approved'),
    at: stage.decidedAt && <When at={stage.decidedAt} />,
    by: <Decisions of={stage} as={of.Person} />,
  }),
  denied: (stage, of) => ({
    state: 'done',
    tone: 'refused',
    title: nthOf(stage, of, 'Denied'),
    at: stage.decidedAt && <When at={stage.decidedAt} />,
    by: <Decisions of={stage} as={of.Person} />,
  }),
  lapsed: (stage, of) => ({
    state: 'done',
    tone: 'ended',
    icon: 'clock',
    title: nthOf(stage, of, of.status === 'nobodyLeft' ? 'Denied: there was nobody to decide' : 'Lapsed'),
    at: stage.decidedAt && <When at={stage.decidedAt} />,
    by: stage.asked.length > 0 && <People people={stage.asked} as={of.Person} />,
    body: stage.reason,
  }),
  skipped: () => ({ state: 'upcoming', title: 'Not asked' }),
}

const nthOf = (stage: StageTold, of: RequestTelling, words: string): string =>
  of.stages.length > 1 ? `${words} (${stage.nth} of ${of.stages.length})` : words

type ShownAs = { readonly as: PersonShown }

function People({ people, as: Person }: { people: readonly AskedTold[] } & ShownAs) {
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
function Decisions({ of: { decisions }, as }: { of: StageTold } & ShownAs) {
  return (
    <ul className="flex flex-col gap-2">
      {decisions.map((decision) => (
        <li key={String(decision.at) + decision.by?.id}>
          <Decider of={decision} as={as} />
          {decision.reason && <Said>{decision.reason}</Said>}
        </li>
      ))}
    </ul>
  )
}

const Decider = ({ of: { by, inPlaceOf }, as: Person }: { of: DecisionTold } & ShownAs) => (
  <>
    {by && <Person of={by} />}
    {inPlaceOf && <span className="text-sm text-muted"> in place of {inPlaceOf}</span>}
  </>
)

/** What a person wrote, with its line breaks. */
export function Said({ children }: { children: string }) {
  return <p className="break-words whitespace-pre-line">{children}</p>
}
