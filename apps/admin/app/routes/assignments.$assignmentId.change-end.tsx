import { assignmentForAdmin } from '@latchkey/services/entitlement/admin/assignment-detail.views'
import { ChangeEnd, changeEnd } from '@latchkey/services/entitlement/admin/change-end'
import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { DescriptionList } from '@latchkey/ui/description-list'
import { DateField, TextArea } from '@latchkey/ui/field'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useClockWords } from '@latchkey/web/use-clock-words'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { AssignmentBadge } from '../parts/assignment-table.tsx'
import { ObjectLink, PersonLink } from '../parts/object-link.tsx'
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
  const { id, target, packageName, packageId, policyName, startsAt, expiresAt, endsAt } = assignment
  const clock = useClockWords()
  return (
    <Page
      title={`Change the end of ${packageName} of ${target.displayName}`}
      badge={endsAt && <AssignmentBadge of={{ ...assignment, endReasonTitle: null }} />}
      breadcrumb={[{ label: 'Assignments', href: adminPage('/assignments') }]}
      narrow
    >
      <Section title="What it is" card>
        <DescriptionList
          items={[
            { term: 'Person', details: <PersonLink of={target} /> },
            {
              term: 'Access package',
              details: <ObjectLink type="accessPackage" id={packageId} name={packageName} />,
            },
            { term: 'Policy', details: policyName },
            { term: 'Since', details: <When at={startsAt} /> },
            { term: 'Ends', details: expiresAt ? <When at={expiresAt} /> : 'Never' },
          ]}
        />
      </Section>
      {endsAt !== null ? (
        <Callout title="This access has ended already">
          {assignment.endReasonTitle}, <When at={endsAt} />.
        </Callout>
      ) : (
        <PortalForm<typeof End>
          submit="Save end"
          actions={
            <ButtonLink href={adminPage(`/assignments/${id}`)} variant="quiet">
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
      )}
    </Page>
  )
}
