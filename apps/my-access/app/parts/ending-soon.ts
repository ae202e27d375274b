import { notices } from '@latchkey/core/entitlement/assignment'
import { after, days } from '@latchkey/core/time'

/** The access that ends within the time in which its holder is warned, the first end first. */
export function endingSoon<Access extends { readonly expiresAt: Date | null }>(
  accesses: readonly Access[],
  now: Date,
): readonly (Access & { readonly expiresAt: Date })[] {
  const until = after(now, days(notices[0]))
  return accesses
    .filter(
      (access): access is Access & { readonly expiresAt: Date } =>
        access.expiresAt !== null && access.expiresAt <= until,
    )
    .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())
}
