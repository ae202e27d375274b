import type { ManagerCard as Manager } from '@latchkey/services/account/profile.views'
import { Section } from '@latchkey/ui/section'
import { Person } from '@latchkey/web/person'

/** Who decides first about what this person asks for, or what happens where there is nobody. */
export function ManagerCard({ manager, guest }: { manager: Manager | null; guest: boolean }) {
  return (
    <Section title="Manager" card>
      {manager === null ? (
        <p className="text-muted">
          {guest
            ? 'Guests have no manager here. Requests that a manager would approve go to the people named in their place.'
            : 'No manager is on record for you. Requests that a manager would approve go to the people named in their place. The people who look after user accounts can add one.'}
        </p>
      ) : (
        <div className="flex flex-col gap-2">
          <Person of={manager} stacked />
          {manager.mail && (
            <p>
              <a href={`mailto:${manager.mail}`} className="link inline-flex items-center break-all touch:min-h-10">
                {manager.mail}
              </a>
            </p>
          )}
          {!manager.accountEnabled && (
            <p className="text-sm text-muted">
              This account is disabled, so requests go to the people named in their place.
            </p>
          )}
        </div>
      )}
    </Section>
  )
}
