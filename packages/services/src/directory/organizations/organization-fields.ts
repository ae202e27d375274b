import { connectedOrganizationStates } from '@latchkey/core/entitlement/connected-organization'
import { z } from 'zod'
import { line, paragraph } from '../../fields.ts'

/** A mail domain like contoso.example (RFC 1035, with letters, digits and hyphens). */
const domain = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/

/** Domains, one in a line or separated by commas, each once and in lower case. */
const domains = z
  .string({ error: 'Name at least one mail domain.' })
  .max(10_000, 'Name at most 100 domains.')
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,;]+/)
        .map((one) => one.replace(/^@/, ''))
        .filter(Boolean),
    ),
  ])
  .pipe(
    z
      .array(z.string().regex(domain, 'Enter domains like contoso.example, one in a line.'))
      .max(100, 'Name at most 100 domains.'),
  )

/** The fields that creating and changing a connected organization share. */
export const organizationFields = {
  displayName: line('a name'),
  description: paragraph(),
  state: z.enum(connectedOrganizationStates, { error: 'Choose whether the organization is configured.' }),
  domains,
} as const
