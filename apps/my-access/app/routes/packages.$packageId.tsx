import { packageForMe } from '@latchkey/services/entitlement/packages.views'
import { SubmitRequest, submitRequest } from '@latchkey/services/entitlement/submit-request'
import { Button, ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { PackageFacts } from '../parts/package-facts.tsx'
import { places } from '../parts/places.ts'
import { RequestForm } from '../parts/request-form.tsx'

export { afterConflict as shouldRevalidate } from '../parts/after-conflict.ts'

export const meta = titled<{ displayName: string }>((data) => data.displayName)

export const loader = page((visit) => packageForMe(visit.portal, visit.param('packageId')))

export const action = forms({
  submit: form(SubmitRequest, async (visit, value) => {
    const requestId = await submitRequest(visit.portal, value, visit.once)
    return done('Your request is sent.', places.request(requestId))
  }),
})

export default function PackagePage() {
  const found = useLoaderData<typeof loader>()
  return (
    <Page
      title={found.displayName}
      description={found.description || undefined}
      breadcrumb={[{ label: 'Packages', href: places.packages }]}
    >
      <div className="grid min-w-0 gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Section title="What it is" card>
          <PackageFacts of={found} />
        </Section>
        <Section title="Request it" id="request" card>
          {found.objection ? <NotNow of={found} says={found.objection.says} /> : <RequestForm of={found} />}
        </Section>
      </div>
    </Page>
  )
}

function NotNow(props: { of: { requestId: string | null; assignmentId: string | null }; says: string }) {
  const { requestId, assignmentId } = props.of
  return (
    <div className="flex flex-col items-start gap-4">
      <Callout>
        <span id="why-not">{props.says}</span>
      </Callout>
      <div className="flex flex-wrap gap-2">
        <Button type="button" variant="primary" disabled aria-describedby="why-not">
          Send request
        </Button>
        {assignmentId && <ButtonLink href={places.assignment(assignmentId)}>Show my access</ButtonLink>}
        {requestId && <ButtonLink href={places.request(requestId)}>Show my request</ButtonLink>}
      </div>
    </div>
  )
}
