import type { UserType } from '@latchkey/core/directory/user'
import { Badge } from '@latchkey/ui/badge'

/** Whether somebody can sign in, and whether they are a guest. */
export function AccountBadges({ enabled, userType }: { enabled: boolean; userType: UserType }) {
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {enabled ? <Badge tone="done">Enabled</Badge> : <Badge tone="ended">Disabled</Badge>}
      {userType === 'guest' && <Badge tone="accent">Guest</Badge>}
    </span>
  )
}
