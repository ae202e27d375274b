import { ExtendAssignment, extendAssignment } from '@latchkey/services/entitlement/extend-assignment'
import { extensionOf } from '@latchkey/services/entitlement/extension.views'
import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { DescriptionList } from '@latchkey/ui/description-list'
import { NumberField, TextArea } from '@latchkey/ui/field'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { daysInWords } from '@latchkey/web/length-words'
import { PortalForm } from '@latchkey/web/portal-form'
import { QuestionFields } from '@latchkey/web/question-fields'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { places } from '../parts/places.ts'
import type { PolicyWords } from '../parts/policy-words.ts'
import { StagesAhead } from '../parts/stages-ahead.tsx'

export { afterConflict as shouldRevalidate } from '../parts/after-conflict.ts'

export const meta = titled<{ packageName: string }>((data) => `Extend ${data.packageName}`)

export const loader = page((visit) => extensionOf(visit.portal, visit.param('assignmentId')))

export const action = forms({
  extend: form(ExtendAssignment, async (visit, value) => {
    const requestId = await extendAssignment(visit.portal, value, visit.once)
    return done('You have asked for more time.', places.request(requestId))
  }),
})

type Found = Awaited<ReturnType<typeof extensionOf>>

export default function ExtendPage() {
  const found = useLoaderData<typeof loader>()
  const back = found.report ? { label: 'My team', href: places.team } : { label: 'My access', href: places.assignments }
  return (
    <Page title={`Extend ${found.packageName}`} breadcrumb={[back]} narrow>
      <Section title="What there is" card>
        <DescriptionList
          items={[
            ...(found.report ? [{ term: 'For', details: found.report }] : []),
            { term: 'Ends now', details: found.expiresAt ? <When at={found.expiresAt} style="exact" /> : 'Never' },
            { term: 'Would end', details: <NewEnd of={found} /> },
            { term: 'Who decides', details: <StagesAhead stages={found.approval} /> },
          ]}
        />
      </Section>
      <Section title="Ask for more time" card>
        {found.objection === null && found.policy ? (
          <ExtendForm of={found} policy={found.policy} />
        ) : (
          <div className="flex flex-col items-start gap-4">
            <Callout>{found.objection ?? 'It cannot be extended now.'}</Callout>
            <ButtonLink href={places.package(found.packageId)}>Show the package</ButtonLink>
          </div>
        )}
      </Section>
    </Page>
  )
}

function NewEnd({ of: { policy, objection } }: { of: Found }) {
  if (objection !== null || !policy) return <>–</>
  if (policy.expiresAt === null) return <>Never</>
  return (
    <>
      <When at={policy.expiresAt} style="date" />
      <span className="block text-sm text-muted">if it is given today</span>
    </>
  )
}

function ExtendForm({ of, policy }: { of: Found; policy: PolicyWords }) {
  return (
    <PortalForm<typeof ExtendAssignment> intent="extend" submit="Ask for more time" fields={{ assignmentId: of.id }}>
      {(bound) => (
        <>
          <QuestionFields questions={policy.questions} form={bound} />
          <TextArea
            {...bound.bind('justification')}
            label="Why is it still needed?"
            help={of.approval.length === 0 ? 'It is kept with the request.' : 'Those who decide read it.'}
            required={policy.justificationRequired}
          />
          {policy.allowCustomDuration && (
            <NumberField
              {...bound.bind('requestedDays')}
              label="For how long from now on?"
              unit="days"
              min={1}
              max={policy.longestDays ?? undefined}
              step={1}
              help={
                policy.longestDays === null
                  ? 'Leave it empty to have it without an end.'
                  : `At most ${daysInWords(policy.longestDays)}. Leave it empty for all of them. It never ends sooner than it would have.`
              }
            />
          )}
        </>
      )}
    </PortalForm>
  )
}
