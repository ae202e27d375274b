import {
  type EntitlementSettings,
  guestLifecycleTitles,
  roleVisibilityTitles,
  suggestionTitles,
} from '@latchkey/core/entitlement/entitlement-settings'
import { limitNames, limitTitles } from '@latchkey/core/entitlement/limits'
import { DescriptionList } from '@latchkey/ui/description-list'
import { Section } from '@latchkey/ui/section'
import { type CountsThere, inWordsThere } from './limit-words.ts'

/** The settings of entitlement management for those who may look at them and not change them. */
export function EntitlementSettingsList({ settings, there }: { settings: EntitlementSettings; there: CountsThere }) {
  return (
    <>
      <Section title="Rules" card>
        <DescriptionList
          items={[
            { term: 'Requestors see who decides', details: yes(settings.approversVisible) },
            { term: 'Who sees what packages give', details: roleVisibilityTitles[settings.roleVisibility] },
            { term: 'Suggestions', details: suggestionTitles[settings.suggestions] },
            { term: 'Time to answer a question', details: `${settings.inquiryDays} days` },
            { term: 'Guests without access', details: guestLifecycleTitles[settings.guestLifecycle] },
            { term: 'Removed after', details: `${settings.guestDaysUntilDeleted} days` },
            { term: 'Extensions call private addresses', details: yes(settings.privateCallouts) },
          ]}
        />
      </Section>
      <Section title="Limits" card>
        <DescriptionList
          items={limitNames.map((name) => ({
            term: limitTitles[name],
            details: [settings.limits[name].toLocaleString('en-US'), inWordsThere(there[name])]
              .filter(Boolean)
              .join('. '),
          }))}
        />
      </Section>
    </>
  )
}

const yes = (value: boolean): string => (value ? 'Yes' : 'No')
