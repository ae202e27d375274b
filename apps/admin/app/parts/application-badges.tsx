import { Badge } from '@latchkey/ui/badge'

/** Whether an application can be opened, and whether My Apps shows it. */
export function ApplicationBadges({ enabled, visible }: { enabled: boolean; visible: boolean }) {
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {enabled ? <Badge tone="done">Enabled</Badge> : <Badge tone="ended">Disabled</Badge>}
      {!visible && <Badge>Hidden</Badge>}
    </span>
  )
}
