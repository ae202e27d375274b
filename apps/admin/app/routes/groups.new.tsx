import { CreateGroup, createGroup } from '@latchkey/services/directory/create-group'
import { whyNotCreateGroups, whyNotGiveGroupsRoles } from '@latchkey/services/overview/group-rights.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { GroupForm } from '../parts/group-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled('New group')

export const loader = page(async ({ portal }) => {
  refusedWith(whyNotCreateGroups(portal))
  return { whyNotRoles: whyNotGiveGroupsRoles(portal) }
})

export const action = forms({
  '': form(CreateGroup, async ({ portal, once }, value) => {
    const groupId = await createGroup(portal, value, once)
    return done('The group is there. Add its members now.', adminPage(`/groups/${groupId}`))
  }),
})

export default function NewGroup() {
  const { whyNotRoles } = useLoaderData<typeof loader>()
  return (
    <Page
      title="New group"
      description="It starts without members and owners; you add them next."
      breadcrumb={[{ label: 'Groups', href: adminPage('/groups') }]}
      narrow
    >
      <GroupForm whyNotRoles={whyNotRoles} submit="Create group" backHref={adminPage('/groups')} />
    </Page>
  )
}
