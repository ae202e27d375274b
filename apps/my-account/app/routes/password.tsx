import { passwordLength } from '@latchkey/core/authentication/password'
import { myPasswordAge } from '@latchkey/services/account/password.views'
import { ChangePassword, changePassword } from '@latchkey/services/authentication/change-password'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { Card } from '@latchkey/ui/section'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { sessionTokenOf } from '@latchkey/web/server/session-token'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { PasswordForm } from '../parts/password-form.tsx'

export const meta = titled('Password')

export const loader = page(async ({ portal, user }) => ({
  age: await myPasswordAge(portal),
  userName: user.userPrincipalName,
}))

export const action = forms({
  change: form(ChangePassword, async (visit, value) => {
    await changePassword(visit.portal, value, sessionTokenOf(visit))
    return done('Your password is changed. You stay signed in here and are signed out everywhere else.')
  }),
})

export default function Password() {
  const { age, userName } = useLoaderData<typeof loader>()
  return (
    <Page title="Password" description={age && <>Last changed {<When at={age.changedAt} />}.</>} narrow>
      {age === null ? (
        <EmptyState title="You have no password here" icon="lock">
          Ask the people who look after user accounts to give you one. You choose your own when you first use it.
        </EmptyState>
      ) : (
        <Card>
          <PasswordForm userName={userName} shortest={passwordLength.min} />
        </Card>
      )}
    </Page>
  )
}
