import type { Usage } from '@latchkey/core/licensing/usage'
import { Meter } from '@latchkey/ui/meter'

/** The seats of a product as a bar: assigned, in grace, free, and those who wait. Units in grace are the last to be counted as held. */
export function UsageMeter({ name, usage, legend }: { name: string; usage: Usage; legend?: boolean }) {
  const grace = Math.min(usage.unitsByState.warning, usage.units)
  const heldInGrace = Math.max(0, Math.min(grace, usage.held - usage.unitsByState.enabled))
  return (
    <Meter
      label={`Seats of ${name}`}
      unit="seats"
      total={Math.max(usage.units, usage.held) + usage.waiting}
      legend={legend ?? true}
      segments={[
        { label: 'Assigned', value: usage.held - heldInGrace - usage.overassigned, tone: 'accent' },
        ...(grace > 0 ? [{ label: 'In grace, assigned', value: heldInGrace, tone: 'progress' } as const] : []),
        ...(usage.overassigned > 0
          ? [{ label: 'More than units', value: usage.overassigned, tone: 'refused' } as const]
          : []),
        { label: 'Free', value: usage.free, tone: 'free' },
        { label: 'Waiting', value: usage.waiting, tone: 'waiting' },
      ]}
    />
  )
}
