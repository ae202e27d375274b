import { idOf } from '@latchkey/core/authorization/actor'
import { resetPassword } from '@latchkey/services/authentication/reset-password'
import { signOutEverywhere } from '@latchkey/services/authentication/sign-out'
import { AssignRole, assignRole } from '@latchkey/services/directory/assign-role'
import { disableUser } from '@latchkey/services/directory/disable-user'
import { enableUser } from '@latchkey/services/directory/enable-user'
import { RemoveRole, removeRole } from '@latchkey/services/directory/remove-role'
import { AssignLicense, assignLicense } from '@latchkey/services/licensing/assign-license'
import { RemoveLicense, removeLicense } from '@latchkey/services/licensing/remove-license'
import { reprocessLicenses } from '@latchkey/services/licensing/reprocess-licenses'
import { type Done, done, type FormVisit, form, forms } from '@latchkey/web/server/forms'
import { z } from 'zod'
import { adminPage } from '../parts/address.ts'
import { plansOff, planTicks } from '../parts/plan-choice.ts'
import { reprocessedInWords } from '../parts/reprocessed.ts'

const Nothing = z.object({})
const Role = AssignRole.pick({ role: true })
const LessRole = RemoveRole.pick({ role: true })
const License = AssignLicense.pick({ productId: true }).extend(planTicks)
const LessLicense = RemoveLicense.pick({ productId: true })

/** What stays on the page: a temporary password, shown once. */
type Shown = { readonly temporaryPassword: string }

const doing = <Schema extends z.ZodType>(
  schema: Schema,
  work: (visit: FormVisit, value: z.output<Schema>) => Promise<Done>,
) => form<Schema, Shown>(schema, work)

/** Every form of a user's page: what is done to the user whom the address names. */
export const userForms = forms<Shown>({
  disable: doing(Nothing, async ({ portal, param, once }) => {
    await disableUser(portal, { userId: param('userId') }, once)
    return done('The account is disabled.')
  }),
  enable: doing(Nothing, async ({ portal, param, once }) => {
    await enableUser(portal, { userId: param('userId') }, once)
    return done('The account is enabled.')
  }),
  resetPassword: form(Nothing, async ({ portal, param }) => ({
    temporaryPassword: await resetPassword(portal, { userId: param('userId') }),
  })),
  signOut: doing(Nothing, async ({ portal, param, once }) => {
    const userId = param('userId')
    const forget = await signOutEverywhere(portal, { userId }, once)
    // Only their own browser is to forget the session: the cookie of the answer belongs to whoever acts.
    return done('Signed out everywhere.', undefined, { setCookies: idOf(portal.actor) === userId ? [forget] : [] })
  }),
  assignRole: doing(Role, async ({ portal, param, once }, { role }) => {
    await assignRole(portal, { userId: param('userId'), role }, once)
    return done('The role is given. It counts from their next page on.')
  }),
  removeRole: doing(LessRole, async ({ portal, param, once }, { role }) => {
    await removeRole(portal, { userId: param('userId'), role }, once)
    return done('The role is taken away.')
  }),
  assignLicense: doing(License, async ({ portal, param, once }, { productId, ...ticks }) => {
    const userId = param('userId')
    await assignLicense(portal, { userId, productId, disabledPlans: plansOff(ticks) }, once)
    return done('The product is assigned.', adminPage(`/users/${userId}`, { tab: 'licenses' }))
  }),
  reprocess: doing(Nothing, async ({ portal, param, once }) =>
    done(reprocessedInWords(await reprocessLicenses(portal, { of: 'users', userIds: [param('userId')] }, once))),
  ),
  removeLicense: doing(LessLicense, async ({ portal, param, once }, { productId }) => {
    await removeLicense(portal, { userId: param('userId'), productId }, once)
    return done('The direct license is removed.')
  }),
})
