import type { Profile } from '@latchkey/services/account/profile.views'
import { Avatar } from '@latchkey/ui/avatar'
import { Badge } from '@latchkey/ui/badge'
import { Card } from '@latchkey/ui/section'
import { workOf } from '@latchkey/web/person'

/** Who is signed in: name, work, the name to sign in with, and the roles that they hold. */
export function ProfileHead({ profile }: { profile: Profile }) {
  const work = workOf(profile)
  return (
    <Card>
      <div className="flex items-center gap-4">
        <Avatar name={profile.displayName} size="huge" />
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h2 className="min-w-0 text-lg font-semibold text-ink">{profile.displayName}</h2>
            {profile.userType === 'guest' && <Badge tone="accent">Guest</Badge>}
          </div>
          {work && <p className="text-ink">{work}</p>}
          <p className="break-all text-muted">{profile.userPrincipalName}</p>
          {profile.roles.length > 0 && (
            <ul aria-label="Your directory roles" className="mt-2 flex flex-wrap gap-1.5">
              {profile.roles.map((title) => (
                <li key={title}>
                  <Badge>{title}</Badge>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </Card>
  )
}
