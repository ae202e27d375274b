import type { AssignmentForAdmin } from '@latchkey/services/entitlement/admin/assignment-detail.views'
import { Callout } from '@latchkey/ui/callout'
import { DescriptionList } from '@latchkey/ui/description-list'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { When } from '@latchkey/web/when'
import type { ReactNode } from 'react'
import { adminPage } from './address.ts'
import { AssignmentBadge } from './assignment-table.tsx'
import { ObjectLink, PersonLink } from './object-link.tsx'

/** A page on which an administrator ends an access or says anew when it ends: what it is, and the form as long as it lives. */
export function AssignmentEndPage(props: { assignment: AssignmentForAdmin; title: string; children: ReactNode }) {
  const { assignment, title, children } = props
  const { target, packageName, packageId, policyName, gives, startsAt, expiresAt, endsAt, endReasonTitle } = assignment
  return (
    <Page
      title={`${title} of ${target.displayName}`}
      badge={endsAt && <AssignmentBadge of={{ ...assignment, endReasonTitle: null }} />}
      breadcrumb={[{ label: 'Assignments', href: adminPage('/assignments') }]}
      narrow
    >
      <Section title="What it is" card>
        <DescriptionList
          items={[
            { term: 'Person', details: <PersonLink of={target} /> },
            { term: 'Access package', details: <ObjectLink type="accessPackage" id={packageId} name={packageName} /> },
            { term: 'Policy', details: policyName },
            { term: 'Gives', details: gives.join(', ') || 'Nothing' },
            { term: 'Since', details: <When at={startsAt} /> },
            { term: 'Ends', details: expiresAt ? <When at={expiresAt} /> : 'Never' },
          ]}
        />
      </Section>
      {endsAt === null ? (
        children
      ) : (
        <Callout title="This access has ended already">
          {endReasonTitle}, <When at={endsAt} />.
        </Callout>
      )}
    </Page>
  )
}
