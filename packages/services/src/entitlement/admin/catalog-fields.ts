import { catalogStates } from '@latchkey/core/entitlement/catalog'
import { z } from 'zod'
import { line, paragraph, tick } from '../../fields.ts'

/** The fields that creating and changing a catalog share. */
export const catalogFields = {
  displayName: line('a name'),
  description: paragraph(),
  state: z.enum(catalogStates, { error: 'Choose whether the catalog is published.' }),
  /** Whether guests may request its packages. */
  isExternallyVisible: tick(),
} as const
