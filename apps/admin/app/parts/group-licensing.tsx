import type { SetGroupLicensing } from '@latchkey/services/directory/set-group-licensing'
import { CheckboxField, NumberField } from '@latchkey/ui/field'
import { Section } from '@latchkey/ui/section'
import { PortalForm } from '@latchkey/web/portal-form'
import type { GroupShown } from '../server/group-page.ts'
import { Locked } from './not-now.tsx'

/** How a group gives its licenses: whether they reach members of groups inside it, and where its members stand in line. */
export function GroupLicensing({ shown: { group, rights } }: { shown: GroupShown }) {
  const { licensesReachNested, licensePriority } = group
  return (
    <Section title="How licenses are given" card>
      {rights.setLicensing === null ? (
        <PortalForm<typeof SetGroupLicensing>
          key={group.revision}
          intent="setLicensing"
          submit="Save settings"
          submitVariant="secondary"
          fields={{ revision: String(group.revision) }}
          defaultValue={{ licensesReachNested, licensePriority: String(licensePriority) }}
        >
          {({ bind, bindBox }) => (
            <>
              <CheckboxField
                {...bindBox('licensesReachNested')}
                label="Licenses reach the members of groups inside this one"
                help="At any depth. Without it only direct members get them."
              />
              <NumberField
                {...bind('licensePriority')}
                label="Priority in line"
                min={0}
                max={1000}
                help="Members of a group with a higher number stand before others in line for a seat."
              />
            </>
          )}
        </PortalForm>
      ) : (
        <div className="flex flex-col gap-2">
          <p>
            {licensesReachNested
              ? 'Licenses reach the members of groups inside this one.'
              : 'Only direct members get the licenses.'}{' '}
            Priority in line: {licensePriority}.
          </p>
          <Locked>{rights.setLicensing}</Locked>
        </div>
      )}
    </Section>
  )
}
