import { passwordLength } from '@latchkey/core/authentication/password'
import { PasswordField } from '@latchkey/ui/field'
import type { Bound } from '@latchkey/web/portal-form'

const rules = `At least ${passwordLength.min} characters, with three of these: small letters, capital letters, digits, other characters. Or 16 characters of any kind.`

/** A new password and the same again, with what it must be like. */
export function NewPasswordFields({ password, again }: { password: Bound; again: Bound }) {
  return (
    <>
      <PasswordField {...password} label="New password" help={rules} autoComplete="new-password" required />
      <PasswordField {...again} label="New password again" autoComplete="new-password" required />
    </>
  )
}
