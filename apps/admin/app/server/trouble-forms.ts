import { isPlainLine } from '@latchkey/core/plain-text'
import { removeLicenses } from '@latchkey/services/licensing/remove-licenses'
import { reprocessLicenses } from '@latchkey/services/licensing/reprocess-licenses'
import { usersOfSeats } from '@latchkey/services/licensing/troubles.views'
import { done, form, forms } from '@latchkey/web/server/forms'
import { z } from 'zod'
import { adminPage } from '../parts/address.ts'
import { reprocessedInWords } from '../parts/reprocessed.ts'

/** Ticks of a list: none, one or several under one name. */
export const ticked = () =>
  z
    .union([z.string(), z.array(z.string())], { error: 'Tick at least one line of the list.' })
    .transform((ids) => (typeof ids === 'string' ? [ids] : ids))
    .refine((ids) => ids.length > 0 && ids.every(isPlainLine), 'Tick at least one line of the list.')

const Everybody = z.object({})

/** The forms of the lists of errors and of those who wait. */
export const troubleForms = forms({
  reprocess: form(z.object({ seat: ticked() }), async ({ portal, once }, { seat }) => {
    const userIds = await usersOfSeats(portal, seat)
    return done(reprocessedInWords(await reprocessLicenses(portal, { of: 'users', userIds: [...userIds] }, once)))
  }),
  reprocessAll: form(Everybody, async ({ portal, once }) => {
    return done(reprocessedInWords(await reprocessLicenses(portal, { of: 'all' }, once)))
  }),
  remove: form(z.object({ seat: ticked() }), async ({ portal, once }, { seat }) => {
    const ended = await removeLicenses(portal, { seatIds: seat }, once)
    return done(`${ended} direct ${ended === 1 ? 'license is' : 'licenses are'} removed.`, adminPage('/licenses'))
  }),
})
