import { myAssignments } from '@latchkey/services/entitlement/assignments.views'
import { GiveBackAssignment, giveBackAssignment } from '@latchkey/services/entitlement/give-back-assignment'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { AssignmentTable } from '../parts/assignment-table.tsx'
import { PackageTabs } from '../parts/package-tabs.tsx'
import { places } from '../parts/places.ts'
import { StrayRefusal } from '../parts/stray-refusal.tsx'

export { afterConflict as shouldRevalidate } from '../parts/after-conflict.ts'

export const meta = titled('My access')

export const loader = page(async ({ portal, url }) => {
  const which = url.searchParams.get('show') === 'ended' ? 'ended' : 'active'
  return { which, rows: await myAssignments(portal, which) } as const
})

export const action = forms({
  giveBack: form(GiveBackAssignment, async (visit, value) => {
    await giveBackAssignment(visit.portal, value, visit.once)
    return done('You have given it back.', places.assignments)
  }),
})

export default function AssignmentsPage() {
  const { which, rows } = useLoaderData<typeof loader>()
  return (
    <Page
      title="My access"
      description="What you have through access packages, until when, and why."
      tabs={<PackageTabs current={which} />}
    >
      <StrayRefusal standing={which === 'active' ? rows.map(({ id }) => id) : []} />
      <AssignmentTable which={which} rows={rows} empty={which === 'active' ? <NothingNow /> : <NothingBefore />} />
    </Page>
  )
}

function NothingNow() {
  return (
    <EmptyState
      icon="key"
      title="You have no access through a package"
      actions={<ButtonLink href={places.packages}>See what there is</ButtonLink>}
    >
      What you are granted stands here, with the day on which it ends.
    </EmptyState>
  )
}

function NothingBefore() {
  return (
    <EmptyState icon="history" title="Nothing has ended yet">
      Access that ran out, that you gave back or that was taken away stands here.
    </EmptyState>
  )
}
