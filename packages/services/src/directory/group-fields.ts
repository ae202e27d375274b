import { line, optionalLine, paragraph } from '../fields.ts'

/** What somebody fills in about a group, with the property names of Microsoft Graph's group. */
export const groupFields = {
  displayName: line('a name'),
  description: paragraph(1024),
  /** The part of the address before the @ (Microsoft Graph: at most 64 characters, no spaces). */
  mailNickname: optionalLine(64).refine(
    (text) => text === null || /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(text),
    'Use letters, digits, dots and hyphens, without spaces.',
  ),
}
