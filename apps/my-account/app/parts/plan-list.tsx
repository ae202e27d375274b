import type { License } from '@latchkey/services/licensing/licenses.views'
import { Icon } from '@latchkey/ui/icon'

type Plans = License['enabledPlans']

/** The plans of a product, folded away: which are on, and which are switched off for this person. Nothing where it has none. */
export function PlanList(props: { enabled: Plans; disabled: Plans; heldBack: License['heldBack'] }) {
  const { enabled, disabled, heldBack } = props
  if (enabled.length + disabled.length + heldBack.length === 0) return null
  return (
    <details className="group mt-5 border-t border-line pt-3">
      <summary className="flex w-fit items-center gap-1.5 rounded-md font-medium text-ink touch:min-h-10">
        <Icon name="chevron-right" size={14} className="text-muted group-open:rotate-90" />
        {countWords(enabled.length, disabled.length + heldBack.length)}
      </summary>
      <ul className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {enabled.map((plan) => (
          <PlanRow key={plan.id} name={plan.displayName} on />
        ))}
        {heldBack.map(({ planId, plan }) => (
          <PlanRow key={planId} name={plan} on={false} />
        ))}
        {disabled.map((plan) => (
          <PlanRow key={plan.id} name={plan.displayName} on={false} />
        ))}
      </ul>
    </details>
  )
}

function PlanRow({ name, on }: { name: string; on: boolean }) {
  return (
    <li className="flex min-w-0 items-start gap-2 py-0.5 text-sm">
      <Icon
        name={on ? 'check' : 'minus'}
        size={14}
        label={on ? 'On' : 'Off'}
        className={`mt-[3px] ${on ? 'text-positive-ink' : 'text-muted'}`}
      />
      <span className={on ? 'min-w-0 text-ink' : 'min-w-0 text-muted'}>{name}</span>
    </li>
  )
}

function countWords(on: number, off: number): string {
  const plans = `${on} ${on === 1 ? 'plan' : 'plans'} on`
  return off === 0 ? plans : `${plans}, ${off} off`
}
