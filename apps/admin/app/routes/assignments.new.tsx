import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { DateField, SelectField, TextArea } from '@latchkey/ui/field'
import { Page } from '@latchkey/ui/page'
import { Card, Section } from '@latchkey/ui/section'
import { useShown } from '@latchkey/web/form-answer'
import { PortalForm } from '@latchkey/web/portal-form'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useClockWords } from '@latchkey/web/use-clock-words'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { AssigningPreview, AssigningResult } from '../parts/assigning-lines.tsx'
import { Picker } from '../parts/picker.tsx'
import type { Assigning, AssigningShown } from '../server/assigning.ts'
import { assigningForms, assigningPage } from '../server/assigning.ts'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled('Assign an access package')

export const loader = page(async ({ portal, url }) => {
  const { why, ...shown } = await assigningPage(portal, url.searchParams)
  refusedWith(shown.chosen ? why : null)
  return shown
})

export const action = assigningForms

const place = '/assignments/new'

export default function AssignPackage() {
  const { chosen, find, found } = useLoaderData<typeof loader>()
  return (
    <Page
      title={chosen ? `Assign ${chosen.displayName}` : 'Assign an access package'}
      description="To one person, or to many from a list. You see what becomes of each before anything is done."
      breadcrumb={[{ label: 'Assignments', href: adminPage('/assignments') }]}
      narrow
    >
      {chosen === null ? (
        <Card>
          <Picker
            label="Which access package"
            value={find ?? ''}
            matches={found}
            action={adminPage(place)}
            placeholder="Name of the package"
            act={({ id, displayName }) => (
              <ButtonLink href={adminPage(place, { package: id })} size="small" aria-label={`Choose ${displayName}`}>
                Choose
              </ButtonLink>
            )}
          />
        </Card>
      ) : (
        <ChosenPackage chosen={chosen} />
      )}
    </Page>
  )
}

type Chosen = NonNullable<Awaited<ReturnType<typeof assigningPage>>['chosen']>

function ChosenPackage({ chosen }: { chosen: Chosen }) {
  const preview = useShown<AssigningShown>('preview')
  const result = useShown<AssigningShown>('assign')
  if (chosen.policies.length === 0)
    return (
      <EmptyState
        title="No policy of this package is on"
        icon="key"
        actions={
          <ButtonLink href={adminPage(`/packages/${chosen.id}`, { tab: 'policies' })}>See its policies</ButtonLink>
        }
      >
        A package is assigned under one of its policies. One for administrators alone will do.
      </EmptyState>
    )
  return (
    <>
      {result?.step === 'done' && <AssigningResult lines={result.lines} />}
      {preview?.step === 'preview' && <AssigningPreview shown={preview} />}
      <Section title={preview || result ? 'Another list' : 'Who gets it'} card>
        <AssigningForm chosen={chosen} quiet={preview !== null} />
      </Section>
    </>
  )
}

function AssigningForm({ chosen, quiet }: { chosen: Chosen; quiet: boolean }) {
  const [only, ...others] = chosen.policies
  const clock = useClockWords()
  return (
    <PortalForm<typeof Assigning>
      intent="preview"
      fields={{ accessPackageId: chosen.id }}
      submit="Show what it would do"
      submitVariant={quiet ? 'secondary' : 'primary'}
      defaultValue={{ policyId: only && others.length === 0 ? only.value : '' }}
      actions={
        <ButtonLink href={adminPage('/assignments', { package: chosen.id })} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {({ bind }) => {
        const { maxLength: _, minLength: __, ...people } = bind('people')
        return (
          <>
            <SelectField
              {...bind('policyId')}
              label="Policy"
              help="Says how long the access lasts. Its stages are passed over for those who run the package."
              placeholder="Choose a policy"
              required
              options={chosen.policies}
            />
            <TextArea
              {...people}
              label="People"
              help="User names or mail addresses, one on each line; lines of a CSV file will do. At most 500."
              rows={6}
              required
            />
            <DateField
              {...bind('startsAt')}
              label="Begins"
              help={`At the beginning of the day, by ${clock}. Empty means now.`}
            />
            <DateField
              {...bind('endsAt')}
              label="Ends"
              help={`At the beginning of the day, by ${clock}. Empty means as the policy says.`}
            />
            <TextArea {...bind('justification')} label="Reason" help="Stands in the history." rows={2} />
          </>
        )
      }}
    </PortalForm>
  )
}
