import { userTypes } from '@latchkey/core/directory/user'
import { subjectLifecycles } from '@latchkey/core/entitlement/connected-organization'
import { z } from 'zod'
import { line, optionalCountry, optionalId, optionalLine } from '../fields.ts'

/** What a user signs in with: `ada@example.com` (Microsoft Graph, userPrincipalName: at most 113 characters). */
const principalName = line('the name to sign in with', 113).refine(
  (text) => /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/.test(text),
  'Enter a name like ada@example.com.',
)

/** A mail address or nothing. */
const optionalMail = optionalLine(254).refine(
  (text) => text === null || /^[^\s@]+@[^\s@]+$/.test(text),
  'Enter a mail address like ada@example.com.',
)

/** A day like 2024-03-31 that the calendar knows, or nothing. */
export const optionalDay = optionalLine(10).refine(
  (text) => text === null || (/^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text)),
  'Enter a day like 2024-03-31.',
)

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** A language tag like de or en-US, or nothing (BCP 47, the part that people use). */
const optionalLanguage = optionalLine(35).refine(
  (text) => text === null || /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text),
  'Enter a language like de or en-US.',
)

/** What an administrator fills in about a user, with the property names of Microsoft Graph's user. */
export const userFields = {
  userPrincipalName: principalName,
  displayName: line('a name'),
  givenName: optionalLine(64),
  surname: optionalLine(64),
  mail: optionalMail,
  jobTitle: optionalLine(128),
  department: optionalLine(64),
  division: optionalLine(64),
  companyName: optionalLine(64),
  officeLocation: optionalLine(128),
  mobilePhone: optionalLine(64),
  employeeId: optionalLine(16),
  employeeType: optionalLine(64),
  employeeHireDate: optionalDay,
  employeeLeaveDate: optionalDay,
  usageLocation: optionalCountry(),
  preferredLanguage: optionalLanguage,
  userType: z.enum(userTypes, { error: 'Choose member or guest.' }),
  managerId: optionalId(),
  /** Whether a guest's account ends with their access. */
  subjectLifecycle: z.enum(subjectLifecycles, { error: 'Choose what becomes of the account.' }).default('notDefined'),
}
