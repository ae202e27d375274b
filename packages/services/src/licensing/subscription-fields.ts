import { subscriptionStates } from '@latchkey/core/licensing/units'
import { z } from 'zod'
import { line, optionalWhole, whole } from '../fields.ts'

/** The fields that creating and changing a subscription share. */
export const subscriptionFields = {
  name: line('a name'),
  units: whole(0, 10_000_000),
  state: z.enum(subscriptionStates, { error: 'Choose a state.' }),
  /** Cents per unit and month; empty where the price is not known. */
  pricePerMonth: optionalWhole(0, 100_000_000),
  currency: z
    .string({ error: 'Enter a currency of three letters, like EUR or USD.' })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'Enter a currency of three letters, like EUR or USD.')
    .default('USD'),
  /** `YYYY-MM-DD`, or empty. */
  renewsOn: z
    .union([z.literal(''), z.iso.date()], { error: 'Enter a day like 2027-03-31.' })
    .nullish()
    .transform((day) => day || null),
} as const
