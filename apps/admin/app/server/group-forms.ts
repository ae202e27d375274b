import { AddGroupOwner, addGroupOwner } from '@latchkey/services/directory/add-group-owner'
import { addGroupRole, GroupRoleFields } from '@latchkey/services/directory/add-group-role'
import { AddMember, addMember } from '@latchkey/services/directory/add-member'
import { deleteGroup } from '@latchkey/services/directory/delete-group'
import { NestGroup, nestGroup } from '@latchkey/services/directory/nest-group'
import { RemoveGroupOwner, removeGroupOwner } from '@latchkey/services/directory/remove-group-owner'
import { removeGroupRole } from '@latchkey/services/directory/remove-group-role'
import { RemoveMember, removeMember } from '@latchkey/services/directory/remove-member'
import { SetGroupLicensing, setGroupLicensing } from '@latchkey/services/directory/set-group-licensing'
import { unnestGroup } from '@latchkey/services/directory/unnest-group'
import { AssignGroupLicense, assignGroupLicense } from '@latchkey/services/licensing/assign-group-license'
import { RemoveGroupLicense, removeGroupLicense } from '@latchkey/services/licensing/remove-group-license'
import { reprocessLicenses } from '@latchkey/services/licensing/reprocess-licenses'
import { done, forms } from '@latchkey/web/server/forms'
import { z } from 'zod'
import { adminPage } from '../parts/address.ts'
import { plansOff, planTicks } from '../parts/plan-choice.ts'
import { reprocessedInWords } from '../parts/reprocessed.ts'
import { groupForm, type RuleShown, ruleForms } from './group-rule-forms.ts'

const License = AssignGroupLicense.pick({ productId: true }).extend(planTicks)
const LessLicense = RemoveGroupLicense.pick({ productId: true })

/** Every form of a group's page: what is done to the group that the address names. */
export const groupForms = forms<RuleShown>({
  ...ruleForms,
  addMember: groupForm(AddMember.pick({ userId: true }), async ({ portal, param, once }, { userId }) => {
    await addMember(portal, { groupId: param('groupId'), userId }, once)
    return done('Added to the group.')
  }),
  removeMember: groupForm(RemoveMember.pick({ userId: true }), async ({ portal, param, once }, { userId }) => {
    await removeMember(portal, { groupId: param('groupId'), userId }, once)
    return done('Removed from the group.')
  }),
  addOwner: groupForm(AddGroupOwner.pick({ userId: true }), async ({ portal, param, once }, { userId }) => {
    await addGroupOwner(portal, { groupId: param('groupId'), userId }, once)
    return done('Made an owner.')
  }),
  removeOwner: groupForm(RemoveGroupOwner.pick({ userId: true }), async ({ portal, param, once }, { userId }) => {
    await removeGroupOwner(portal, { groupId: param('groupId'), userId }, once)
    return done('No longer an owner.')
  }),
  addRole: groupForm(GroupRoleFields.pick({ role: true }), async ({ portal, param, once }, { role }) => {
    await addGroupRole(portal, { groupId: param('groupId'), role }, once)
    return done('Its members have the role from their next page on.')
  }),
  removeRole: groupForm(GroupRoleFields.pick({ role: true }), async ({ portal, param, once }, { role }) => {
    await removeGroupRole(portal, { groupId: param('groupId'), role }, once)
    return done('Its members do not have the role by this group any more.')
  }),
  nest: groupForm(NestGroup.pick({ memberGroupId: true }), async ({ portal, param, once }, { memberGroupId }) => {
    await nestGroup(portal, { groupId: param('groupId'), memberGroupId }, once)
    return done('The group is inside.')
  }),
  unnest: groupForm(NestGroup.pick({ memberGroupId: true }), async ({ portal, param, once }, { memberGroupId }) => {
    await unnestGroup(portal, { groupId: param('groupId'), memberGroupId }, once)
    return done('The group is taken out.')
  }),
  setLicensing: groupForm(SetGroupLicensing.omit({ groupId: true }), async ({ portal, param, once }, value) => {
    const runId = await setGroupLicensing(portal, { groupId: param('groupId'), ...value }, once)
    return done(runId === null ? 'Settings saved.' : 'Settings saved. Licenses follow as members are gone through.')
  }),
  assignLicense: groupForm(License, async ({ portal, param, once }, { productId, ...ticks }) => {
    const groupId = param('groupId')
    await assignGroupLicense(portal, { groupId, productId, disabledPlans: plansOff(ticks) }, once)
    return done('The group gives the product with these plans.', adminPage(`/groups/${groupId}`, { tab: 'licenses' }))
  }),
  removeLicense: groupForm(LessLicense, async ({ portal, param, once }, { productId }) => {
    await removeGroupLicense(portal, { groupId: param('groupId'), productId }, once)
    return done('The group does not give the product any more.')
  }),
  reprocess: groupForm(z.object({}), async ({ portal, param, once }) =>
    done(reprocessedInWords(await reprocessLicenses(portal, { of: 'group', groupId: param('groupId') }, once))),
  ),
  delete: groupForm(z.object({}), async ({ portal, param, once }) => {
    await deleteGroup(portal, { groupId: param('groupId') }, once)
    return done('The group is deleted.', adminPage('/groups'))
  }),
})
