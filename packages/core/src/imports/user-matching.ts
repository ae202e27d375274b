import type { Candidate, StoredUser, UserValues } from './user-values.ts'
import { nameKey, type UserInFile, type UsersFile } from './users-file.ts'

/** Finds the user that each row means, and gives an id to those who are new. */
export function matched(file: UsersFile, stored: readonly StoredUser[], newId: () => string): readonly Candidate[] {
  const byEmployee = new Map(
    stored.flatMap((user) => (user.employeeId === null ? [] : [[user.employeeId, user] as const])),
  )
  const nameless = new Map(
    stored.flatMap((user) => (user.employeeId === null ? [[nameKey(user.userPrincipalName), user] as const] : [])),
  )
  return file.users.map((row) => {
    const { employeeId, userPrincipalName } = row.values
    const before = byEmployee.get(employeeId) ?? nameless.get(nameKey(userPrincipalName)) ?? null
    return { row, id: before?.id ?? newId(), before }
  })
}

const newcomer: Omit<UserValues, 'employeeId' | 'userPrincipalName' | 'displayName'> = {
  givenName: null,
  surname: null,
  mail: null,
  jobTitle: null,
  department: null,
  division: null,
  companyName: null,
  officeLocation: null,
  mobilePhone: null,
  employeeHireDate: null,
  employeeLeaveDate: null,
  employeeType: null,
  usageLocation: null,
  preferredLanguage: null,
  userType: 'member',
  accountEnabled: true,
}

/**
 * A user after their row was taken: what the file does not say stays as it is, an empty cell empties what can be empty.
 */
export function afterOf({ row, before }: Candidate): UserValues {
  const { managerEmployeeId: _, userType, accountEnabled, ...told } = row.values
  const was = before ?? { ...newcomer, ...required(row) }
  return {
    ...valuesOf(was),
    ...told,
    userType: userType ?? was.userType,
    accountEnabled: accountEnabled ?? was.accountEnabled,
  }
}

const required = ({ values: { employeeId, userPrincipalName, displayName } }: UserInFile) => ({
  employeeId,
  userPrincipalName,
  displayName,
})

/** The values of a user without what an import cannot set. */
export const valuesOf = (user: UserValues): UserValues => {
  const { id: _, managerId: __, roles: ___, ...values } = user as StoredUser
  return values
}
