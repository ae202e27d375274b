import { assignmentForAdmin } from '@latchkey/services/entitlement/admin/assignment-detail.views'
import { EndAssignment, endAssignment } from '@latchkey/services/entitlement/end-assignment'
import { ButtonLink } from '@latchkey/ui/button'
import { TextArea } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { AssignmentEndPage } from '../parts/assignment-end-page.tsx'
import { refusedWith } from '../server/refused-with.ts'

const End = EndAssignment.omit({ assignmentId: true })

export const meta = titled<{ assignment: { packageName: string } }>(({ assignment }) => `End ${assignment.packageName}`)

export const loader = page(async ({ portal, param }) => {
  const assignment = await assignmentForAdmin(portal, param('assignmentId'))
  refusedWith(assignment.endsAt === null ? assignment.whyNotEnd : null)
  return { assignment }
})

export const action = forms({
  '': form(End, async ({ portal, param, once }, value) => {
    await endAssignment(portal, { ...value, assignmentId: param('assignmentId') }, once)
    return done('Access ended. The holder is told why.', adminPage('/assignments'))
  }),
})

export default function EndOfAssignment() {
  const { assignment } = useLoaderData<typeof loader>()
  return (
    <AssignmentEndPage assignment={assignment} title={`End ${assignment.packageName}`}>
      <PortalForm<typeof End>
        submit="End access"
        submitVariant="danger"
        actions={
          <ButtonLink href={adminPage('/assignments')} variant="quiet">
            Cancel
          </ButtonLink>
        }
      >
        {({ bind }) => (
          <TextArea
            {...bind('reason')}
            label="Reason"
            help="The holder reads it. What they have for another reason too, they keep; a seat that becomes free passes on."
            rows={3}
            maxLength={500}
            required
          />
        )}
      </PortalForm>
    </AssignmentEndPage>
  )
}
