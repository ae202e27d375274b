import type { ChangePassword } from '@latchkey/services/authentication/change-password'
import { PasswordField } from '@latchkey/ui/field'
import { type Bound, PortalForm } from '@latchkey/web/portal-form'

/** Changes one's own password. What was typed is never shown again. */
export function PasswordForm({ userName, shortest }: { userName: string; shortest: number }) {
  return (
    <PortalForm<typeof ChangePassword> intent="change" submit="Change password">
      {({ bind }) => (
        <>
          {/* Tells a password manager whose password this is. */}
          <input type="text" autoComplete="username" defaultValue={userName} hidden readOnly />
          <PasswordField {...secret(bind('currentPassword'))} label="Present password" required />
          <PasswordField
            {...secret(bind('password'))}
            label="New password"
            autoComplete="new-password"
            required
            help={`At least ${shortest} characters, from three of these: small letters, capital letters, digits, other characters. A phrase of 16 characters or more may be anything but your name.`}
          />
          <PasswordField
            {...secret(bind('passwordAgain'))}
            label="New password again"
            autoComplete="new-password"
            required
          />
          <p className="text-sm text-muted">
            You stay signed in here. Every other browser is signed out, and you get a mail that says so.
          </p>
        </>
      )}
    </PortalForm>
  )
}

const secret = ({ name, id, errors }: Bound) => ({ name, id, errors })
