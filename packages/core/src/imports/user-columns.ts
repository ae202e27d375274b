import { userTypes } from '../directory/user.ts'
import { address, country, date, language, oneOf, text, yesOrNo } from './cells.ts'
import { optional, required } from './read-rows.ts'

/** The columns of a list of users, with the property names of Microsoft Graph's user. A column that a file lacks changes nothing. */
export const userColumns = {
  employeeId: required('employeeId', text(64)),
  userPrincipalName: required('userPrincipalName', address),
  displayName: required('displayName', text()),
  givenName: optional('givenName', text()),
  surname: optional('surname', text()),
  mail: optional('mail', address),
  jobTitle: optional('jobTitle', text()),
  department: optional('department', text()),
  division: optional('division', text()),
  companyName: optional('companyName', text()),
  officeLocation: optional('officeLocation', text()),
  mobilePhone: optional('mobilePhone', text(64)),
  managerEmployeeId: optional('managerEmployeeId', text(64)),
  employeeHireDate: optional('employeeHireDate', date),
  employeeType: optional('employeeType', text()),
  usageLocation: optional('usageLocation', country),
  preferredLanguage: optional('preferredLanguage', language),
  userType: optional('userType', oneOf(userTypes)),
  accountEnabled: optional('accountEnabled', yesOrNo),
} as const
