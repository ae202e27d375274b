import type { UserType } from '@latchkey/core/directory/user'
import { Badge } from '@latchkey/ui/badge'

/** Whether somebody can sign in or is deleted, and whether they are a guest. */
export function AccountBadges(props: { enabled: boolean; userType: UserType; deleted?: boolean }) {
  const { enabled, userType, deleted = false } = props
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {deleted ? (
        <Badge tone="ended">Deleted</Badge>
      ) : enabled ? (
        <Badge tone="done">Enabled</Badge>
      ) : (
        <Badge tone="ended">Disabled</Badge>
      )}
      {userType === 'guest' && <Badge tone="accent">Guest</Badge>}
    </span>
  )
}
