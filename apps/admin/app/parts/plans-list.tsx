import type { ServicePlanId } from '@latchkey/core/ids'
import { Icon } from '@latchkey/ui/icon'
import type { ReactNode } from 'react'

/** A part of a product that can be switched off by itself. */
export interface PlanWords {
  readonly id: ServicePlanId
  readonly displayName: string
}

/**
 * The plans of a product as ticks: those that are ticked are on. The form sends every plan that was shown as `plans` and the ticked ones as
 * `on`, so that a plan which the page did not know of is not switched off by it.
 */
export function PlanTicks(props: {
  plans: readonly PlanWords[]
  disabled: readonly ServicePlanId[]
  /** Tells the ticks of several forms on a page apart. */
  idPrefix: string
}) {
  const { plans, disabled, idPrefix } = props
  if (plans.length === 0) return <p className="text-muted">This product has no plans of its own.</p>
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-ink">Plans that are on</legend>
      <div className="grid max-h-80 gap-x-6 overflow-y-auto rounded-md border border-line px-3 py-2 sm:grid-cols-2">
        {plans.map(({ id, displayName }) => (
          <label
            key={id}
            htmlFor={`${idPrefix}-${id}`}
            className="flex min-w-0 items-start gap-2 py-1 text-ink touch:py-2.5"
          >
            <input type="hidden" name="plans" value={id} />
            <input
              type="checkbox"
              id={`${idPrefix}-${id}`}
              name="on"
              value={id}
              defaultChecked={!disabled.includes(id)}
              className="mt-0.5 size-4 shrink-0"
            />
            <span className="min-w-0">{displayName}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A plan that is on for a reason, but held back by another plan or for want of one. */
export interface PlanHeldBack {
  readonly plan: string
  readonly other: string
  readonly why: 'excludes' | 'requires'
}

/** How many plans are on, and which: folded away, because a product may have dozens. Nothing where it has none. */
export function PlanSummary(props: {
  on: readonly PlanWords[]
  off: readonly PlanWords[]
  heldBack?: readonly PlanHeldBack[]
  /** Whether nothing of the product works now. */
  idle?: boolean
}) {
  const { on, off, heldBack = [], idle = false } = props
  const all = on.length + off.length + heldBack.length
  if (all === 0) return null
  return (
    <details className="group" open={heldBack.length > 0 || undefined}>
      <summary className="flex w-fit items-center gap-1.5 rounded-md text-ink touch:min-h-10">
        <Icon name="chevron-right" size={14} className="text-muted group-open:rotate-90" />
        {on.length} of {all} plans {idle ? 'chosen' : 'on'}
      </summary>
      <ul className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {heldBack.map(({ plan, other, why }) => (
          <PlanLine key={plan} name={plan} look="heldBack">
            {why === 'excludes' ? 'clashes with' : 'needs'} {other}
          </PlanLine>
        ))}
        {on.map(({ id, displayName }) => (
          <PlanLine key={id} name={displayName} look="on" />
        ))}
        {off.map(({ id, displayName }) => (
          <PlanLine key={id} name={displayName} look="off" />
        ))}
      </ul>
    </details>
  )
}

const looks = {
  on: { icon: 'check', label: 'On', className: 'text-positive-ink' },
  off: { icon: 'minus', label: 'Off', className: 'text-muted' },
  heldBack: { icon: 'alert', label: 'Held back', className: 'text-warning-ink' },
} as const

function PlanLine({ name, look, children }: { name: string; look: keyof typeof looks; children?: ReactNode }) {
  const { icon, label, className } = looks[look]
  return (
    <li className="flex min-w-0 items-start gap-2 text-sm">
      <Icon name={icon} size={14} label={label} className={`mt-[3px] ${className}`} />
      <span className="min-w-0">
        {name}
        {children && <span className="block text-muted">Held back: {children}</span>}
      </span>
    </li>
  )
}
