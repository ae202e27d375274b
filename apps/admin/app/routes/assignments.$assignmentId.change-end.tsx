import { assignmentForAdmin } from '@latchkey/services/entitlement/admin/assignment-detail.views'
import { ChangeEnd, changeEnd } from '@latchkey/services/entitlement/admin/change-end'
import { ButtonLink } from '@latchkey/ui/button'
import { DateField, TextArea } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useClockWords } from '@latchkey/web/use-clock-words'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { AssignmentEndPage } from '../parts/assignment-end-page.tsx'
import { refusedWith } from '../server/refused-with.ts'

const End = ChangeEnd.omit({ assignmentId: true })

export const meta = titled<{ assignment: { packageName: string } }>(
  ({ assignment }) => `Change the end of ${assignment.packageName}`,
)

export const loader = page(async ({ portal, param }) => {
  const assignment = await assignmentForAdmin(portal, param('assignmentId'))
  refusedWith(assignment.endsAt === null ? assignment.whyNotChangeEnd : null)
  return { assignment }
})

export const action = forms({
  '': form(End, async ({ portal, param, once }, value) => {
    const assignmentId = param('assignmentId')
    await changeEnd(portal, { ...value, assignmentId }, once)
    return done('The access ends at another time now.', adminPage(`/assignments/${assignmentId}`))
  }),
})

export default function ChangeOfEnd() {
  const { assignment } = useLoaderData<typeof loader>()
  const clock = useClockWords()
  return (
    <AssignmentEndPage assignment={assignment} title={`Change the end of ${assignment.packageName}`}>
      <PortalForm<typeof End>
        submit="Save end"
        actions={
          <ButtonLink href={adminPage(`/assignments/${assignment.id}`)} variant="quiet">
            Cancel
          </ButtonLink>
        }
      >
        {({ bind }) => (
          <>
            <DateField
              {...bind('endsAt')}
              label="Ends"
              help={`At the beginning of the day, by ${clock}. Empty means as long as the policy gives from now on.`}
            />
            <TextArea
              {...bind('reason')}
              label="Reason"
              help="It stands in the history. The holder is told of more time by mail."
              rows={3}
              maxLength={500}
              required
            />
          </>
        )}
      </PortalForm>
    </AssignmentEndPage>
  )
}
