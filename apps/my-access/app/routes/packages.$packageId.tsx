import { type PackageForMe, packageForMe } from '@latchkey/services/entitlement/package-for-me.views'
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
import { passedOverInWords, RequestChoice } from '../parts/request-choice.tsx'
import { RequestForm } from '../parts/request-form.tsx'

export { afterConflict as shouldRevalidate } from '../parts/after-conflict.ts'

export const meta = titled<{ displayName: string }>((data) => data.displayName)

export const loader = page(({ portal, url, param }) =>
  packageForMe(portal, param('packageId'), {
    targetId: url.searchParams.get('for'),
    policyId: url.searchParams.get('policy'),
  }),
)

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
      breadcrumb={[
        found.report
          ? { label: `Packages for ${found.report.displayName}`, href: places.packagesFor(found.report.id) }
          : { label: 'Packages', href: places.packages },
      ]}
    >
      <div className="grid min-w-0 gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Section title={found.report ? `What ${found.report.displayName} would get` : 'What it is'} card>
          <PackageFacts of={found} />
        </Section>
        <Section title="Request it" id="request" card>
          <div className="flex flex-col gap-5">
            <RequestChoice of={found} action={places.package(found.id)} />
            <Asking of={found} />
          </div>
        </Section>
      </div>
    </Page>
  )
}

function Asking({ of }: { of: PackageForMe }) {
  const policy = of.policies.find(({ id }) => id === of.policyId)
  if (of.objection || !policy) return <NotNow of={of} says={of.objection?.says ?? 'It cannot be requested now.'} />
  return (
    <>
      {of.policies.length === 1 && (
        <p className="text-sm text-muted">
          Under “{policy.displayName}”: {policy.why} {passedOverInWords(of)}
        </p>
      )}
      <RequestForm of={of} policy={policy} />
    </>
  )
}

function NotNow({ of, says }: { of: PackageForMe; says: string }) {
  const { requestId, assignmentId, report } = of
  if (of.forOthersOnly) return <Callout>{says}</Callout>
  return (
    <div className="flex flex-col items-start gap-4">
      <Callout kind={of.objection?.code === 'incompatibleAccess' ? 'warning' : 'info'}>
        <span id="why-not">{says}</span>
      </Callout>
      <div className="flex flex-wrap gap-2">
        <Button type="button" variant="primary" disabled aria-describedby="why-not">
          Send request
        </Button>
        {assignmentId && !report && <ButtonLink href={places.assignment(assignmentId)}>Show my access</ButtonLink>}
        {requestId && !report && <ButtonLink href={places.request(requestId)}>Show my request</ButtonLink>}
      </div>
    </div>
  )
}
