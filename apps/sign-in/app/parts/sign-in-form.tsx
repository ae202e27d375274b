import type { SignIn } from '@latchkey/services/authentication/sign-in'
import { PasswordField, TextField } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'

/** User name and password. */
export function SignInForm() {
  return (
    <PortalForm<typeof SignIn> intent="signIn" submit="Sign in">
      {({ bind }) => (
        <>
          <TextField
            {...bind('userName')}
            label="User name"
            placeholder="name@example.com"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <PasswordField {...bind('password')} label="Password" required />
        </>
      )}
    </PortalForm>
  )
}
