import { opensSafely } from '@latchkey/core/applications/application'
import { line, paragraph } from '../fields.ts'

/** What somebody fills in about a site. */
export const siteFields = {
  displayName: line('a name'),
  description: paragraph(1024),
  /** Where it is: https, or http on this machine. Nothing else is let through, above all no script. */
  url: line('the address of the site', 2048).refine(opensSafely, 'Enter an address that starts with https://.'),
} as const
