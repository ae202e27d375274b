import type { Profile } from '@latchkey/services/account/profile.views'
import { type Description, DescriptionList } from '@latchkey/ui/description-list'
import { Section } from '@latchkey/ui/section'
import { dateOf } from '@latchkey/ui/time'

/** How others reach this person. */
export function ContactCard({ profile }: { profile: Profile }) {
  const { mail, mobilePhone, officeLocation, preferredLanguage } = profile
  return (
    <Section title="Contact" card>
      <Facts
        none="No contact details are on record for you."
        facts={[
          ['Mail', mail],
          ['Mobile phone', mobilePhone],
          ['Office', officeLocation],
          ['Language', preferredLanguage],
        ]}
      />
    </Section>
  )
}

/** What the organization keeps of this person's employment. */
export function EmployeeCard({ profile }: { profile: Profile }) {
  const { department, division, companyName, employeeId, employeeType, employeeHireDate, usageLocation, reports } =
    profile
  return (
    <Section title="Work" card>
      <Facts
        none="Nothing about your work is on record here."
        facts={[
          ['Job title', profile.jobTitle],
          ['Department', department],
          ['Division', division],
          ['Company', companyName],
          ['Employee id', employeeId],
          ['Employee type', employeeType],
          ['Since', employeeHireDate && dateOf(employeeHireDate, 'UTC')],
          ['Country of use', usageLocation],
          ['Direct reports', reports > 0 ? String(reports) : null],
        ]}
      />
      <p className="mt-4 text-sm text-muted">
        These facts come from your organization. Ask the people who look after user accounts to correct them.
      </p>
    </Section>
  )
}

/** Facts that are known; what is not on record is left out. */
function Facts({ facts, none }: { facts: readonly (readonly [string, string | null])[]; none: string }) {
  const known = facts.flatMap(([term, details]): Description[] => (details ? [{ term, details }] : []))
  return known.length === 0 ? <p className="text-muted">{none}</p> : <DescriptionList items={known} />
}
