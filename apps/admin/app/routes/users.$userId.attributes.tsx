import { SetUserAttributes, setUserAttributes } from '@latchkey/services/directory/set-user-attributes'
import { userDetail } from '@latchkey/services/directory/user-detail.views'
import { userRights } from '@latchkey/services/overview/user-rights.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { UserAttributesForm } from '../parts/user-attributes-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled<{ user: { displayName: string } }>(({ user }) => `Attributes of ${user.displayName}`)

export const loader = page(async ({ portal, param }) => {
  const { user, roles } = await userDetail(portal, param('userId'))
  const rights = await userRights(
    portal,
    user,
    roles.map(({ role }) => role),
  )
  refusedWith(rights.update)
  return { user }
})

export const action = forms({
  '': form(SetUserAttributes.omit({ userId: true }), async ({ portal, param, once }, value) => {
    const userId = param('userId')
    await setUserAttributes(portal, { userId, ...value }, once)
    return done('Changes saved.', adminPage(`/users/${userId}`))
  }),
})

export default function UserAttributes() {
  const { user } = useLoaderData<typeof loader>()
  const back = adminPage(`/users/${user.id}`)
  return (
    <Page
      title={`Attributes of ${user.displayName}`}
      description="What the rules of groups read beside the profile. Whoever meets a rule after a change joins its group at once, with its licenses."
      breadcrumb={[
        { label: 'Users', href: adminPage('/users') },
        { label: user.displayName, href: back },
      ]}
      narrow
    >
      <UserAttributesForm user={user} backHref={back} />
    </Page>
  )
}
