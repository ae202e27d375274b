import type { UserId } from '@latchkey/core/ids'
import { users } from '@latchkey/schema/tables/directory'

/** A person as everybody may see them. */
export interface PersonRow {
  readonly id: UserId
  readonly displayName: string
  readonly jobTitle: string | null
  readonly department: string | null
}

/** The columns of a person as everybody may see them. */
export const personColumns = {
  id: users.id,
  displayName: users.displayName,
  jobTitle: users.jobTitle,
  department: users.department,
}
