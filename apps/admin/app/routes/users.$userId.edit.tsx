import { UpdateUser, updateUser } from '@latchkey/services/directory/update-user'
import { userDetail } from '@latchkey/services/directory/user-detail.views'
import { readUser } from '@latchkey/services/directory/users.views'
import { userRights } from '@latchkey/services/overview/user-rights.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { UserForm } from '../parts/user-form.tsx'
import { refusedWith } from '../server/refused-with.ts'
import { propertiesOf, UserForm as Schema } from '../server/user-form.ts'

const Edit = Schema.extend({ revision: UpdateUser.shape.revision })

export const meta = titled<{ user: { displayName: string } }>(({ user }) => `Edit ${user.displayName}`)

export const loader = page(async ({ portal, param }) => {
  const { user, roles } = await userDetail(portal, param('userId'))
  const rights = await userRights(
    portal,
    user,
    roles.map(({ role }) => role),
  )
  refusedWith(rights.update)
  const manager = user.managerId === null ? null : await readUser(portal, user.managerId)
  return { user, manager: manager?.userPrincipalName ?? null }
})

export const action = forms({
  '': form(Edit, async ({ portal, param, once }, { revision, ...value }) => {
    const userId = param('userId')
    await updateUser(portal, { userId, revision, ...(await propertiesOf(portal, value)) }, once)
    return done('Changes saved.', adminPage(`/users/${userId}`))
  }),
})

export default function EditUser() {
  const { user, manager } = useLoaderData<typeof loader>()
  const back = adminPage(`/users/${user.id}`)
  return (
    <Page
      title={`Edit ${user.displayName}`}
      breadcrumb={[
        { label: 'Users', href: adminPage('/users') },
        { label: user.displayName, href: back },
      ]}
      narrow
    >
      <UserForm
        user={user}
        manager={manager}
        fields={{ revision: String(user.revision) }}
        submit="Save changes"
        backHref={back}
      />
    </Page>
  )
}
