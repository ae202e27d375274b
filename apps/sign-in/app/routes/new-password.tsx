import { ChangePassword, changePassword } from '@latchkey/services/authentication/change-password'
import { PasswordField } from '@latchkey/ui/field'
import { FocusPage } from '@latchkey/ui/focus-page'
import { signOutPath } from '@latchkey/web/apps'
import { IntentButton } from '@latchkey/web/intent-button'
import { PortalForm } from '@latchkey/web/portal-form'
import { useRoot } from '@latchkey/web/root-data'
import { done, form, forms } from '@latchkey/web/server/forms'
import { goTo } from '@latchkey/web/server/place'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { NewPasswordFields } from '../parts/new-password-fields.tsx'
import { sessionTokenOf } from '../server/session-token.ts'
import { wayOn } from '../server/way-on.ts'

export const meta = titled('Choose a new password')

export const loader = page(async (visit) => {
  if (!visit.user.mustChangePassword) throw goTo(visit.url, wayOn(visit.url))
  return null
})

export const action = forms({
  change: form(ChangePassword, async (visit, value) => {
    await changePassword(visit.portal, value, sessionTokenOf(visit))
    return done('Your new password is set.', wayOn(visit.url))
  }),
})

export default function NewPasswordPage() {
  const { user } = useRoot()
  return (
    <FocusPage
      appName="Latchkey"
      title="Choose a new password"
      description="Your password is a temporary one. Choose your own before you go on; nobody else will know it."
      footer={
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span>Signed in as {user?.userPrincipalName}</span>
          <IntentButton intent="signOut" action={signOutPath} variant="quiet" size="small">
            Sign out
          </IntentButton>
        </div>
      }
    >
      <PortalForm<typeof ChangePassword> intent="change" submit="Set password">
        {({ bind }) => (
          <>
            <PasswordField {...bind('currentPassword')} label="Temporary password" required />
            <NewPasswordFields password={bind('password')} again={bind('passwordAgain')} />
          </>
        )}
      </PortalForm>
    </FocusPage>
  )
}
