import { packageForAdmin } from '@latchkey/services/entitlement/admin/packages.views'
import { previewRetirement } from '@latchkey/services/entitlement/admin/preview-retirement'
import { RetirePackage, retirePackage } from '@latchkey/services/entitlement/admin/retire-package'
import { packageRightsInWords } from '@latchkey/services/overview/entitlement-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { DateField, TextArea } from '@latchkey/ui/field'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useClockWords } from '@latchkey/web/use-clock-words'
import { useLoaderData } from '@remix-run/react'
import { AccessEffect } from '../parts/access-effect.tsx'
import { adminPage } from '../parts/address.ts'
import { refusedWith } from '../server/refused-with.ts'
import { shownAccess } from '../server/shown-access.ts'

const Retire = RetirePackage.omit({ accessPackageId: true })

export const meta = titled<{ accessPackage: { displayName: string } }>(
  ({ accessPackage }) => `Retire ${accessPackage.displayName}`,
)

export const loader = page(async ({ portal, param }) => {
  const { accessPackage, counts, ...shown } = await packageForAdmin(portal, param('packageId'))
  refusedWith(packageRightsInWords(portal, shown).retire)
  const preview = await shownAccess(portal, await previewRetirement(portal, accessPackage.id))
  return { accessPackage, counts, preview }
})

export const action = forms({
  '': form(Retire, async ({ portal, param, once }, { retiresAt, ...value }) => {
    const accessPackageId = param('packageId')
    const holders = await retirePackage(portal, { ...value, retiresAt, accessPackageId }, once)
    const told = holders === 0 ? 'Nobody has it.' : `${holders} ${holders === 1 ? 'person is' : 'people are'} told.`
    return done(`The package is being retired. ${told}`, adminPage(`/packages/${accessPackageId}`))
  }),
})

export default function RetireOfPackage() {
  const { accessPackage, counts, preview } = useLoaderData<typeof loader>()
  const clock = useClockWords()
  const { id, displayName, revision, retiresAt } = accessPackage
  const back = adminPage(`/packages/${id}`)
  return (
    <Page
      title={`Retire ${displayName}`}
      description="Stops new requests now, tells those who have it, ends their access on a day, and deletes the package then."
      breadcrumb={[
        { label: 'Access packages', href: adminPage('/packages') },
        { label: displayName, href: back },
      ]}
    >
      {retiresAt !== null ? (
        <Callout kind="warning" title="It is being retired already">
          Call that off on the page of the package to choose another day.
        </Callout>
      ) : (
        <>
          <Section title="What would end">
            <div className="flex flex-col gap-4">
              <Callout title={holdersInWords(counts.assignments)}>
                {counts.pending === 0
                  ? 'No request for it is open.'
                  : `${counts.pending} open ${counts.pending === 1 ? 'request is' : 'requests are'} closed now, and the requestors are told.`}
              </Callout>
              {counts.assignments > 0 && (
                <AccessEffect preview={preview} file={{ href: adminPage(`/packages/${id}/retire.csv`) }} />
              )}
            </div>
          </Section>
          <Section title="When, and what people are told" card>
            <PortalForm<typeof Retire>
              fields={{ revision: String(revision) }}
              submit="Retire package"
              submitVariant="danger"
              actions={
                <ButtonLink href={back} variant="quiet">
                  Cancel
                </ButtonLink>
              }
            >
              {({ bind }) => (
                <>
                  <DateField
                    {...bind('retiresAt')}
                    label="Access ends on"
                    help={`At the beginning of this day, by ${clock}. It can be called off until then.`}
                    required
                  />
                  <TextArea
                    {...bind('note')}
                    label="Note to those who have it"
                    help="Say why, and what to use instead."
                    rows={3}
                    maxLength={500}
                  />
                </>
              )}
            </PortalForm>
          </Section>
        </>
      )}
    </Page>
  )
}

const holdersInWords = (holders: number): string =>
  holders === 0
    ? 'Nobody has this package'
    : `${holders} ${holders === 1 ? 'person has' : 'people have'} this package and ${holders === 1 ? 'loses' : 'lose'} it on the day`
