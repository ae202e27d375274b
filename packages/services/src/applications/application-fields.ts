import { opensSafely } from '@latchkey/core/applications/application'
import { z } from 'zod'
import { line, optionalLine, paragraph, tick } from '../fields.ts'

const roleName = line('a role', 120)

/** The lines of a text field, or the entries of a list, without the empty ones. */
const entries = (given: string | readonly string[] | null | undefined): readonly string[] =>
  (typeof given === 'string' ? given.split(/\r?\n/) : (given ?? [])).filter((entry) => entry.trim() !== '')

/** What somebody fills in about an application. */
export const applicationFields = {
  displayName: line('a name'),
  description: paragraph(1024),
  /** Where it opens: https, or http on this machine. Nothing else is let through, above all no script. */
  homepageUrl: line('the address where it opens', 2048).refine(
    opensSafely,
    'Enter an address that starts with https://.',
  ),
  publisher: optionalLine(120).transform((text) => text ?? ''),
  category: optionalLine(64).transform((text) => text ?? ''),
  /** Whether people may open it at all. */
  enabled: tick(),
  /** Whether My Apps shows it. */
  visible: tick(),
  /** The names of its roles, as a list or one a line; none means Default Access. */
  roles: z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .transform(entries)
    .pipe(z.array(roleName).max(100, 'Use at most 100 roles.')),
}
