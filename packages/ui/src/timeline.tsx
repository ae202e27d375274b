import type { ReactNode } from 'react'
import { classNames } from './class-names.tsx'
import { Icon, type IconName } from './icon.tsx'
import { type Tone, toneSolid } from './tone.tsx'

/** Whether a step lies behind, is where things stand, or is still to come. */
export type StepState = 'done' | 'current' | 'upcoming'

/** A step: what happened, who did it, when, and what they said. */
export type TimelineItem = {
  key?: string | undefined
  title: ReactNode
  by?: ReactNode
  at?: ReactNode
  body?: ReactNode
  tone?: Tone | undefined
  state: StepState
  icon?: IconName | undefined
}

const stateWords: Record<StepState, string> = { done: 'Done', current: 'Now', upcoming: 'To come' }

function Marker({ item }: { item: TimelineItem }) {
  const { state, tone = state === 'current' ? 'accent' : 'neutral', icon } = item
  if (state === 'upcoming')
    return (
      <span className="relative flex size-6 shrink-0 items-center justify-center rounded-full border border-dashed border-control bg-surface text-muted">
        {icon && <Icon name={icon} size={14} />}
      </span>
    )
  const fallback: IconName = tone === 'refused' ? 'x' : state === 'current' ? 'clock' : 'check'
  return (
    <span
      className={classNames(
        'relative flex size-6 shrink-0 items-center justify-center rounded-full',
        markerInk[tone],
        toneSolid[tone],
        state === 'current' && 'ring-4 ring-accent-soft',
      )}
    >
      <Icon name={icon ?? fallback} size={14} />
    </span>
  )
}

const markerInk: Record<Tone, string> = {
  neutral: 'text-on-solid',
  accent: 'text-on-solid',
  waiting: 'text-on-warning',
  done: 'text-on-solid',
  refused: 'text-on-solid',
  progress: 'text-on-solid',
  ended: 'text-on-solid',
}

/** What happened and what comes next, from the first to the last. */
export function Timeline(props: { items: readonly TimelineItem[]; label?: string | undefined }) {
  const { items, label = 'Timeline' } = props
  return (
    <ol aria-label={label} className="flex flex-col">
      {items.map((item, index) => (
        <li
          key={item.key ?? index}
          aria-current={item.state === 'current' ? 'step' : undefined}
          className="group relative flex gap-3 pb-5 last:pb-0"
        >
          <span
            aria-hidden="true"
            className={classNames(
              'absolute top-6 bottom-0 left-3 w-px -translate-x-1/2 group-last:hidden',
              items[index + 1]?.state === 'upcoming' ? 'border-l border-dashed border-control' : 'bg-line-strong',
            )}
          />
          <Marker item={item} />
          <div className="min-w-0 grow pt-0.5">
            <div className="flex flex-wrap items-baseline gap-x-2">
              <span className={item.state === 'upcoming' ? 'text-muted' : 'font-medium text-ink'}>{item.title}</span>
              <span className="sr-only">({stateWords[item.state]})</span>
              {item.at && <span className="text-sm text-muted">{item.at}</span>}
            </div>
            {item.by && <div className="mt-1 text-sm text-muted">{item.by}</div>}
            {item.body && (
              <div className="mt-2 rounded-md border border-line bg-subtle/60 px-3 py-2 text-ink">{item.body}</div>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
