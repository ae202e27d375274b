import { readGroup } from '@latchkey/services/directory/groups.views'
import { previewGroupLicenses } from '@latchkey/services/licensing/change-preview.views'
import { SetGroupLicenses, setGroupLicenses } from '@latchkey/services/licensing/set-group-licenses'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { ChangePreview } from '../parts/change-preview.tsx'
import { draftAsked, draftParams } from '../server/license-draft.ts'
import { shownPreview } from '../server/shown-preview.ts'

export const meta = titled<{ group: { displayName: string } }>(
  ({ group }) => `Preview: licenses of ${group.displayName}`,
)

export const loader = page(async ({ portal, url, param }) => {
  const { id: groupId, displayName } = await readGroup(portal, param('groupId'))
  const draft = draftAsked(url.searchParams)
  const preview = await previewGroupLicenses(portal, { kind: 'groupLicenses', groupId, ...draft })
  const shown = await shownPreview(portal, preview, url.searchParams)
  return { group: { id: groupId, displayName }, preview: shown, params: draftParams(draft) }
})

/** A change that is refused because something has changed since is shown anew at once. */
export const shouldRevalidate = () => true

export const action = forms({
  '': form(SetGroupLicenses.pick({ digest: true }).required(), async ({ portal, param, url, once }, { digest }) => {
    const groupId = param('groupId')
    const { give, take } = draftAsked(url.searchParams)
    const licenses = give.map(({ productId, disabledPlans }) => ({ productId, disabledPlans: [...disabledPlans] }))
    const runId = await setGroupLicenses(portal, { groupId, give: licenses, take: [...take], digest }, once)
    return done(
      runId === null
        ? 'The licenses of the group are changed.'
        : 'The change is made, and is being applied to everybody.',
      adminPage(`/groups/${groupId}`, { tab: 'licenses' }),
    )
  }),
})

export default function PreviewLicenses() {
  const { group, preview, params } = useLoaderData<typeof loader>()
  const place = `/groups/${group.id}/licenses`
  return (
    <Page
      title="Preview of the change"
      description={`What the members of ${group.displayName} would gain and lose.`}
      breadcrumb={[
        { label: 'Groups', href: adminPage('/groups') },
        { label: group.displayName, href: adminPage(`/groups/${group.id}`, { tab: 'licenses' }) },
        { label: 'Change licenses', href: adminPage(place, params) },
      ]}
    >
      <ChangePreview
        preview={preview}
        place={`${place}/preview`}
        params={params}
        csvHref={adminPage(`${place}/preview.csv`, params)}
        apply={
          <PortalForm
            fields={{ digest: preview.digest }}
            submit="Apply exactly this"
            actions={<ButtonLink href={adminPage(place, params)}>Change it</ButtonLink>}
          />
        }
      />
    </Page>
  )
}
