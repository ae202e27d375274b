import { readGroup } from '@latchkey/services/directory/groups.views'
import { UpdateGroup, updateGroup } from '@latchkey/services/directory/update-group'
import { groupRights } from '@latchkey/services/overview/group-rights.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { GroupForm } from '../parts/group-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled<{ group: { displayName: string } }>(({ group }) => `Edit ${group.displayName}`)

export const loader = page(async ({ portal, param }) => {
  const group = await readGroup(portal, param('groupId'))
  refusedWith((await groupRights(portal, group)).update)
  return { group }
})

export const action = forms({
  '': form(UpdateGroup.omit({ groupId: true }), async ({ portal, param, once }, value) => {
    const groupId = param('groupId')
    await updateGroup(portal, { groupId, ...value }, once)
    return done('Changes saved.', adminPage(`/groups/${groupId}`))
  }),
})

export default function EditGroup() {
  const { group } = useLoaderData<typeof loader>()
  const back = adminPage(`/groups/${group.id}`)
  return (
    <Page
      title={`Edit ${group.displayName}`}
      breadcrumb={[
        { label: 'Groups', href: adminPage('/groups') },
        { label: group.displayName, href: back },
      ]}
      narrow
    >
      <GroupForm group={group} fields={{ revision: String(group.revision) }} submit="Save changes" backHref={back} />
    </Page>
  )
}
