import { userTypes } from '../directory/user.ts'
import { address, country, date, language, oneOf, principalName, text, yesOrNo } from './cells.ts'
import { optional, required } from './read-rows.ts'

/**
 * The columns of a list of users, with the property names and limits of Microsoft Graph's user. A column that a file
 * lacks changes nothing; an empty cell empties the property.
 */
export const userColumns = {
  employeeId: required('employeeId', text(16)),
  userPrincipalName: required('userPrincipalName', principalName),
  displayName: required('displayName', text()),
  givenName: optional('givenName', text(64)),
  surname: optional('surname', text(64)),
  mail: optional('mail', address),
  jobTitle: optional('jobTitle', text(128)),
  department: optional('department', text(64)),
  division: optional('division', text(64)),
  companyName: optional('companyName', text(64)),
  officeLocation: optional('officeLocation', text(128)),
  mobilePhone: optional('mobilePhone', text(64)),
  managerEmployeeId: optional('managerEmployeeId', text(16)),
  employeeHireDate: optional('employeeHireDate', date),
  employeeLeaveDate: optional('employeeLeaveDate', date),
  employeeType: optional('employeeType', text(64)),
  usageLocation: optional('usageLocation', country),
  preferredLanguage: optional('preferredLanguage', language),
  userType: optional('userType', oneOf(userTypes)),
  accountEnabled: optional('accountEnabled', yesOrNo),
} as const
