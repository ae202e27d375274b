import { mendedInWords } from '@latchkey/core/entitlement/reprocessing'
import { EndAssignments, endAssignments } from '@latchkey/services/entitlement/admin/end-assignments'
import { reprocessAssignments } from '@latchkey/services/entitlement/admin/reprocess-assignments'
import { reprocessAssignment } from '@latchkey/services/entitlement/reprocess-assignment'
import { done, form, forms } from '@latchkey/web/server/forms'
import { z } from 'zod'
import { adminPage } from '../parts/address.ts'
import { ticked } from './trouble-forms.ts'

/** The forms of the list of assignments. */
export const assignmentListForms = forms({
  reprocess: form(z.object({ assignment: ticked() }), async ({ portal, once }, { assignment }) => {
    const { looked, mended } = await reprocessAssignments(portal, assignment, once)
    const those = `${looked} ${looked === 1 ? 'assignment' : 'assignments'} applied again.`
    return done(mended === 0 ? `${those} Nothing was missing.` : `${those} ${mended} lacked something and have it now.`)
  }),
})

/** The form of the page of one assignment. */
export const assignmentForms = forms({
  reprocess: form(z.object({}), async ({ portal, param, once }) =>
    done(mendedInWords(await reprocessAssignment(portal, { assignmentId: param('assignmentId') }, once))),
  ),
})

/** The form that ends many assignments together. */
export const endManyForms = forms({
  end: form(
    EndAssignments.omit({ assignmentIds: true }).extend({ assignment: ticked() }),
    async ({ portal, once }, { assignment, reason }) => {
      const ended = await endAssignments(portal, { assignmentIds: assignment, reason }, once)
      return done(
        `${ended} ${ended === 1 ? 'assignment' : 'assignments'} ended. The holders are told why.`,
        adminPage('/assignments'),
      )
    },
  ),
})
