import { createUser } from '@latchkey/services/directory/create-user'
import { whyNotCreateUsers } from '@latchkey/services/overview/user-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { useShown } from '@latchkey/web/form-answer'
import { form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { adminPage } from '../parts/address.ts'
import { TemporaryPassword } from '../parts/temporary-password.tsx'
import { UserForm } from '../parts/user-form.tsx'
import { refusedWith } from '../server/refused-with.ts'
import { propertiesOf, UserForm as Schema } from '../server/user-form.ts'

export const meta = titled('New user')

export const loader = page(async ({ portal }) => {
  refusedWith(whyNotCreateUsers(portal))
  return null
})

export const action = forms({
  '': form(Schema, async ({ portal }, value) => {
    const created = await createUser(portal, await propertiesOf(portal, value))
    return { userId: created.id, name: value.displayName, temporaryPassword: created.temporaryPassword }
  }),
})

type Created = { readonly userId: string; readonly name: string; readonly temporaryPassword: string }

export default function NewUser() {
  const created = useShown<Created>()
  if (created) return <UserCreated created={created} />
  return (
    <Page
      title="New user"
      description="They can sign in at once, with a temporary password that you get next."
      breadcrumb={[{ label: 'Users', href: adminPage('/users') }]}
      narrow
    >
      <UserForm submit="Create user" backHref={adminPage('/users')} />
    </Page>
  )
}

function UserCreated({ created: { userId, name, temporaryPassword } }: { created: Created }) {
  return (
    <Page title={`${name} can sign in`} breadcrumb={[{ label: 'Users', href: adminPage('/users') }]} narrow>
      <TemporaryPassword name={name} password={temporaryPassword} />
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={adminPage(`/users/${userId}`)} variant="primary">
          Open {name}
        </ButtonLink>
        <ButtonLink href={adminPage('/users/new')}>Add another user</ButtonLink>
      </div>
    </Page>
  )
}
