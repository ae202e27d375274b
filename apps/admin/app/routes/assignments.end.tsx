import { Button, ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { EmptyState } from '@latchkey/ui/empty-state'
import { TextArea } from '@latchkey/ui/field'
import { FormErrorSummary } from '@latchkey/ui/form-error-summary'
import { Form } from '@latchkey/ui/link'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { useFormAnswer, useSending } from '@latchkey/web/form-answer'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { AccessEffect } from '../parts/access-effect.tsx'
import { adminPage } from '../parts/address.ts'
import { endManyForms } from '../server/assignment-forms.ts'
import { endingAsked } from '../server/ending-asked.ts'
import { shownAccess } from '../server/shown-access.ts'

export const meta = titled('End assignments')

export const loader = page(async ({ portal, url }) => {
  const { preview, ...rows } = await endingAsked(portal, url.searchParams)
  const fileHref = `${adminPage('/assignments/end.csv')}${url.search}`
  return { ...rows, preview: preview && (await shownAccess(portal, preview)), fileHref }
})

export const action = endManyForms

export default function EndAssignments() {
  const { ending, staying, preview, fileHref } = useLoaderData<typeof loader>()
  const back = adminPage('/assignments')
  return (
    <Page
      title="End assignments"
      description="Nothing has been changed yet."
      breadcrumb={[{ label: 'Assignments', href: back }]}
    >
      {staying.length > 0 && <Staying rows={staying} />}
      {preview === null ? (
        <EmptyState
          title="None of these can be ended"
          icon="key"
          actions={<ButtonLink href={back}>Back to the list</ButtonLink>}
        >
          Tick at least one assignment of the list that has not ended.
        </EmptyState>
      ) : (
        <>
          <AccessEffect preview={preview} file={{ href: fileHref }} />
          <EndForm ending={ending} back={back} />
        </>
      )}
    </Page>
  )
}

/** What was ticked and cannot be ended, with the reason of each. */
function Staying({
  rows,
}: {
  rows: readonly { id: string; packageName: string; target: { displayName: string }; whyNotEnd: string | null }[]
}) {
  return (
    <Callout kind="warning" title={`${rows.length} of those that you ticked cannot be ended`}>
      <ul className="max-h-60 divide-y divide-line overflow-y-auto">
        {rows.map(({ id, packageName, target, whyNotEnd }) => (
          <li key={id} className="py-1.5">
            <span className="font-medium">
              {target.displayName}: {packageName}.
            </span>{' '}
            {whyNotEnd}
          </li>
        ))}
      </ul>
    </Callout>
  )
}

function EndForm({
  ending,
  back,
}: {
  ending: readonly { id: string; packageName: string; target: { displayName: string } }[]
  back: string
}) {
  const { result } = useFormAnswer('end')
  const sending = useSending('end')
  const errors = Object.values(result?.error ?? {}).flatMap((messages) => messages ?? [])
  const typed = result?.initialValue?.reason
  return (
    <Section title={`End ${ending.length} ${ending.length === 1 ? 'assignment' : 'assignments'}`} card>
      <Form method="post" className="flex flex-col gap-4">
        <FormErrorSummary errors={errors.map((message) => ({ message }))} />
        <input type="hidden" name="_intent" value="end" />
        <ul className="max-h-60 divide-y divide-line overflow-y-auto">
          {ending.map(({ id, packageName, target }) => (
            <li key={id} className="py-1.5">
              <input type="hidden" name="assignment" value={id} />
              <span className="font-medium text-ink">{target.displayName}</span>: {packageName}
            </li>
          ))}
        </ul>
        <TextArea
          name="reason"
          label="Reason"
          help="The holders read it. What they have for another reason too, they keep; seats that become free pass on."
          rows={3}
          maxLength={500}
          required
          defaultValue={typeof typed === 'string' ? typed : ''}
          {...(result?.error?.reason ? { errors: result.error.reason } : {})}
        />
        <div className="flex flex-wrap gap-2">
          <Button variant="danger" busy={sending}>
            End {ending.length} {ending.length === 1 ? 'assignment' : 'assignments'}
          </Button>
          <ButtonLink href={back} variant="quiet">
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </Section>
  )
}
