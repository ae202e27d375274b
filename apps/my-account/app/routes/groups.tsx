import { myGroups } from '@latchkey/services/account/groups.views'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { GroupTable } from '../parts/group-table.tsx'

export const meta = titled('Groups')

export const loader = page(async ({ portal }) => ({ groups: await myGroups(portal) }))

export default function Groups() {
  const { groups } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Groups"
      description="The groups that you are in, and why. Groups carry your licenses and applications."
    >
      <GroupTable groups={groups} />
    </Page>
  )
}
