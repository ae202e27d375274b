import type { MyApplicationDetail } from '@latchkey/services/applications/my-application.views'
import { Section } from '@latchkey/ui/section'
import { Person } from '@latchkey/web/person'

/** Whom to ask about an application. */
export function AppOwners({ owners, name }: { owners: MyApplicationDetail['owners']; name: string }) {
  return (
    <Section title={owners.length > 1 ? 'Owners to ask' : 'Owner to ask'} card>
      {owners.length === 0 ? (
        <p className="text-muted">
          Nobody owns {name} at the moment. Ask the people who look after applications in your organization.
        </p>
      ) : (
        <ul className="flex flex-col gap-3">
          {owners.map((owner) => (
            <li key={owner.id}>
              <Person of={owner} stacked />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
