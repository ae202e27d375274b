import { AddApplicationOwner, addApplicationOwner } from '@latchkey/services/applications/add-application-owner'
import { AssignApplication, assignApplication } from '@latchkey/services/applications/assign-application'
import { deleteApplication } from '@latchkey/services/applications/delete-application'
import {
  RemoveApplicationOwner,
  removeApplicationOwner,
} from '@latchkey/services/applications/remove-application-owner'
import { UnassignApplication, unassignApplication } from '@latchkey/services/applications/unassign-application'
import { done, form, forms } from '@latchkey/web/server/forms'
import { z } from 'zod'
import { adminPage } from '../parts/address.ts'

/** Every form of an application's page: what is done to the application that the address names. */
export const applicationForms = forms({
  assign: form(AssignApplication.omit({ applicationId: true }), async ({ portal, param, once }, value) => {
    await assignApplication(portal, { applicationId: param('applicationId'), ...value }, once)
    return done('The application is assigned.')
  }),
  unassign: form(UnassignApplication, async ({ portal, once }, value) => {
    await unassignApplication(portal, value, once)
    return done('The application is taken away.')
  }),
  addOwner: form(AddApplicationOwner.pick({ userId: true }), async ({ portal, param, once }, { userId }) => {
    await addApplicationOwner(portal, { applicationId: param('applicationId'), userId }, once)
    return done('Made an owner.')
  }),
  removeOwner: form(RemoveApplicationOwner.pick({ userId: true }), async ({ portal, param, once }, { userId }) => {
    await removeApplicationOwner(portal, { applicationId: param('applicationId'), userId }, once)
    return done('No longer an owner.')
  }),
  delete: form(z.object({}), async ({ portal, param, once }) => {
    await deleteApplication(portal, { applicationId: param('applicationId') }, once)
    return done('The application is deleted.', adminPage('/applications'))
  }),
})
