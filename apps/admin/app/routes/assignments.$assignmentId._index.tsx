import { requestTypeTitles } from '@latchkey/core/entitlement/request'
import { assignmentForAdmin } from '@latchkey/services/entitlement/admin/assignment-detail.views'
import { historyOfPackage } from '@latchkey/services/entitlement/admin/history.views'
import { assignmentRightsInWords } from '@latchkey/services/overview/entitlement-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { DescriptionList } from '@latchkey/ui/description-list'
import { Link } from '@latchkey/ui/link'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { IntentButton } from '@latchkey/web/intent-button'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { AssignmentRoles } from '../parts/assignment-roles.tsx'
import { AssignmentBadge } from '../parts/assignment-table.tsx'
import { HistoryTab } from '../parts/history-tab.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { ObjectLink, PersonLink } from '../parts/object-link.tsx'
import { assignmentForms } from '../server/assignment-forms.ts'

export const meta = titled<{ assignment: { packageName: string; target: { displayName: string } } }>(
  ({ assignment }) => `${assignment.packageName} of ${assignment.target.displayName}`,
)

export const loader = page(async ({ portal, param, url }) => {
  const assignment = await assignmentForAdmin(portal, param('assignmentId'))
  const cursor = url.searchParams.get('cursor')
  const told = await historyOfPackage(portal, assignment.packageId, { subjectId: assignment.target.id, cursor })
  return { assignment, told, cursor, rights: assignmentRightsInWords(portal) }
})

export const action = assignmentForms

export default function AssignmentPage() {
  const { assignment, told, cursor, rights } = useLoaderData<typeof loader>()
  const { id, target, packageName, endsAt, whyNotEnd, whyNotChangeEnd, mayReprocess } = assignment
  const over = endsAt === null ? null : 'This access has ended already.'
  return (
    <Page
      title={`${packageName} of ${target.displayName}`}
      badge={<AssignmentBadge of={assignment} />}
      breadcrumb={[{ label: 'Assignments', href: adminPage('/assignments') }]}
      actions={
        <>
          <Possibly why={over ?? (mayReprocess ? null : rights.reprocess)} label="Reprocess">
            <IntentButton intent="reprocess" icon="refresh">
              Reprocess
            </IntentButton>
          </Possibly>
          <Possibly why={whyNotChangeEnd} label="Change end">
            <ButtonLink href={adminPage(`/assignments/${id}/change-end`)} icon="calendar">
              Change end
            </ButtonLink>
          </Possibly>
          <Possibly why={whyNotEnd} label="End">
            <ButtonLink href={adminPage(`/assignments/${id}/end`)} icon="trash">
              End
            </ButtonLink>
          </Possibly>
        </>
      }
    >
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <AssignmentRoles assignment={assignment} />
        <Section title="Why there is this access" card>
          <Facts />
        </Section>
      </div>
      <Section title="History">
        <HistoryTab place={`/assignments/${id}`} cursor={cursor} {...told} why={told.readHistory} />
      </Section>
    </Page>
  )
}

function Facts() {
  const { assignment } = useLoaderData<typeof loader>()
  const { target, packageId, packageName, policyId, policyName, requestId, requestType, requestor, justification } =
    assignment
  return (
    <DescriptionList
      columns
      items={[
        { term: 'Person', details: <PersonLink of={target} stacked />, wide: true },
        { term: 'Access package', details: <ObjectLink type="accessPackage" id={packageId} name={packageName} /> },
        {
          term: 'Policy',
          details: (
            <Link href={adminPage(`/policies/${policyId}`)} className="link">
              {policyName}
            </Link>
          ),
        },
        {
          term: 'Request',
          details: (
            <>
              <ObjectLink type="accessRequest" id={requestId} name={requestTypeTitles[requestType]} />
              {requestor.id !== target.id && <span className="block text-sm text-muted">{requestor.displayName}</span>}
              {justification && <span className="block text-sm text-muted">“{justification}”</span>}
            </>
          ),
        },
        { term: 'Since', details: <When at={assignment.startsAt} /> },
        {
          term: assignment.endsAt ? 'Ended' : 'Ends',
          details: (
            <>
              {assignment.endsAt ? (
                <When at={assignment.endsAt} />
              ) : assignment.expiresAt ? (
                <When at={assignment.expiresAt} />
              ) : (
                'Never'
              )}
              {assignment.endReasonTitle && (
                <span className="block text-sm text-muted">{assignment.endReasonTitle}</span>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
