import { waitHours } from '@latchkey/core/entitlement/custom-extension'
import { line, paragraph, tick, whole } from '../../fields.ts'

/** The fields that creating and changing a custom extension share. */
export const extensionFields = {
  displayName: line('a name'),
  description: paragraph(),
  url: line('an address', 2000),
  /** Whether a request waits for an answer before it goes on. */
  waits: tick(),
  waitHours: whole(waitHours.min, waitHours.max).default(24),
  enabled: tick(),
} as const
