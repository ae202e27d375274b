import type { UserId } from '@latchkey/core/ids'
import { optionalLine } from '@latchkey/services/fields'
import type { Portal } from '@latchkey/services/portal'
import { namedPerson } from './named-person.ts'

/** Names that somebody typed instead of choosing, separated by semicolons. */
export const typedNames = () =>
  optionalLine(2000).transform((text) => (text ?? '').split(';').flatMap((name) => name.trim() || []))

/** The people who were typed by user name or full name. Refuses with a sentence beside the field. */
export const typedPeople = async (
  portal: Portal,
  field: string,
  typed: readonly string[],
): Promise<readonly UserId[]> =>
  (await Promise.all(typed.map((name) => namedPerson(portal, field, name)))).flatMap((id) => id ?? [])
