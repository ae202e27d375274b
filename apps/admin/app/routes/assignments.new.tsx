import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { Card, Section } from '@latchkey/ui/section'
import { useShown } from '@latchkey/web/form-answer'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { AssigningForm, type PackageToAssign } from '../parts/assigning-form.tsx'
import { AssigningPreview, AssigningResult } from '../parts/assigning-lines.tsx'
import { Picker } from '../parts/picker.tsx'
import type { AssigningShown } from '../server/assigning.ts'
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

function ChosenPackage({ chosen }: { chosen: PackageToAssign }) {
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
