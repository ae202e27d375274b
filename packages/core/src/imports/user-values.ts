import type { Role } from '../authorization/roles.ts'
import type { AccountChange, UserType } from '../directory/user.ts'
import type { UserId } from '../ids.ts'
import type { FieldChange } from './report.ts'
import type { UserInFile } from './users-file.ts'

/** What an import can set of a user, but for the manager. */
export interface UserValues {
  readonly employeeId: string | null
  readonly userPrincipalName: string
  readonly displayName: string
  readonly givenName: string | null
  readonly surname: string | null
  readonly mail: string | null
  readonly jobTitle: string | null
  readonly department: string | null
  readonly division: string | null
  readonly companyName: string | null
  readonly officeLocation: string | null
  readonly mobilePhone: string | null
  readonly employeeHireDate: string | null
  readonly employeeLeaveDate: string | null
  readonly employeeType: string | null
  readonly usageLocation: string | null
  readonly preferredLanguage: string | null
  readonly userType: UserType
  readonly accountEnabled: boolean
}

/** A user as stored. */
export interface StoredUser extends UserValues {
  readonly id: UserId
  readonly managerId: UserId | null
  /** The directory roles that they hold now. */
  readonly roles: readonly Role[]
}

/** Who imports, as far as the rules about accounts need to know. */
export type Importer = AccountChange['by']

/** A row of the file and the user that it means. */
export interface Candidate {
  readonly row: UserInFile
  readonly id: UserId
  /** The user as stored; null where they are new. */
  readonly before: StoredUser | null
}

/** A row that will be taken, and what becomes of its user. */
export interface PlannedUser extends Candidate {
  readonly after: UserValues & { readonly managerId: UserId | null }
  readonly fields: readonly FieldChange[]
}
