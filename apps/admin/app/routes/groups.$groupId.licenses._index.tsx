import { invalid } from '@latchkey/core/refusal'
import { licensesOfGroup } from '@latchkey/services/licensing/licenses.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { LicenseDraftForm } from '../parts/license-draft-form.tsx'
import { LicenseDraftForm as Draft, draftOf, draftParams } from '../server/license-draft.ts'
import { licenseDraftPage } from '../server/license-draft-page.ts'

export const meta = titled<{ group: { displayName: string } }>(({ group }) => `Licenses of ${group.displayName}`)

export const loader = page(({ portal, url, param }) => licenseDraftPage(portal, param('groupId'), url.searchParams))

export const action = forms({
  '': form(Draft, async ({ portal, param }, value) => {
    const groupId = param('groupId')
    const draft = draftOf(value, await licensesOfGroup(portal, groupId))
    const goesOn = !value.button
    if (goesOn && draft.give.length + draft.take.length === 0)
      throw invalid({ add: ['Nothing would change yet. Add a product, take one away, or change plans.'] })
    return done(null, adminPage(`/groups/${groupId}/licenses${goesOn ? '/preview' : ''}`, draftParams(draft)))
  }),
})

export default function ChangeLicenses() {
  const { group, shown, choices, whyNotTake } = useLoaderData<typeof loader>()
  const back = adminPage(`/groups/${group.id}`, { tab: 'licenses' })
  return (
    <Page
      title="Change licenses"
      description="Give and take away several products at once. Members change over in one step, and nobody is without a plan in between that both products have."
      breadcrumb={[
        { label: 'Groups', href: adminPage('/groups') },
        { label: group.displayName, href: back },
      ]}
      narrow
    >
      <LicenseDraftForm shown={shown} choices={choices} whyNotTake={whyNotTake} backHref={back} />
    </Page>
  )
}
