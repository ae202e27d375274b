import type { PlannedUser } from '@latchkey/core/imports/user-values'
import { changesBetween } from '../directory/changes.ts'
import type { Happening } from '../record.ts'

/** What an import did to one user, as the audit log tells it of any other way to do it. */
export function userEvents({ id, before, after }: PlannedUser): readonly Happening[] {
  const about = { target: { type: 'user', id, name: after.displayName }, subjectId: id }
  if (before === null) {
    const { userPrincipalName, userType, department, accountEnabled } = after
    return [
      { activity: 'user.created', ...about, details: { userPrincipalName, userType, department, accountEnabled } },
    ]
  }
  const { accountEnabled, ...properties } = after
  const changes = changesBetween(before, properties)
  return [
    ...(Object.keys(changes).length > 0 ? [{ activity: 'user.updated', ...about, details: { changes } }] : []),
    ...(accountEnabled && !before.accountEnabled ? [{ activity: 'user.enabled', ...about }] : []),
  ]
}
