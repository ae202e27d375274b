import type { Trouble } from '@latchkey/services/licensing/troubles.views'
import { Button, ButtonLink } from '@latchkey/ui/button'
import { FormErrorSummary } from '@latchkey/ui/form-error-summary'
import { Form } from '@latchkey/ui/link'
import { Card } from '@latchkey/ui/section'
import { useFormAnswer, useSending } from '@latchkey/web/form-answer'

/** The direct licenses that are about to end, by name, and the button that ends them. */
export function RemoveDirect({ rows, backHref }: { rows: readonly Trouble[]; backHref: string }) {
  const { result } = useFormAnswer('remove')
  const sending = useSending('remove')
  const errors = Object.values(result?.error ?? {}).flatMap((messages) => messages ?? [])
  return (
    <Card>
      <Form method="post" className="flex flex-col gap-4">
        <FormErrorSummary errors={errors.map((message) => ({ message }))} />
        <input type="hidden" name="_intent" value="remove" />
        <ul className="divide-y divide-line">
          {rows.map(({ seatId, displayName, productName, sources }) => (
            <li key={seatId} className="py-2">
              <input type="hidden" name="seat" value={seatId} />
              <span className="font-medium text-ink">{displayName}</span>: {productName}
              {sources.length > 1 && <span className="block text-sm text-muted">Another reason for it stays.</span>}
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <Button variant="danger" busy={sending}>
            Remove {rows.length} direct {rows.length === 1 ? 'license' : 'licenses'}
          </Button>
          <ButtonLink href={backHref} variant="quiet">
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </Card>
  )
}
