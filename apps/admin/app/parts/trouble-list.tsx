import type { Trouble } from '@latchkey/services/licensing/troubles.views'
import type { LicenseRights } from '@latchkey/services/overview/licensing-rights.views'
import { Button } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FormErrorSummary } from '@latchkey/ui/form-error-summary'
import { Form } from '@latchkey/ui/link'
import { useFormAnswer, useSending } from '@latchkey/web/form-answer'
import { adminPage } from './address.ts'
import { NotNow } from './not-now.tsx'
import { TroubleTable } from './trouble-table.tsx'

/** The list of errors or of those who wait, with what can be done to the lines that are ticked. Works without JavaScript. */
export function TroubleList(props: {
  show: 'errors' | 'waiting'
  rows: readonly Trouble[]
  filtered: boolean
  rights: LicenseRights
}) {
  const { show, rows, filtered, rights } = props
  const { result, round } = useFormAnswer('reprocess')
  const sending = useSending('reprocess')
  const errors = Object.values(result?.error ?? {}).flatMap((messages) => messages ?? [])
  const empty = <NothingWrong show={show} filtered={filtered} />
  if (rows.length === 0) return empty
  return (
    <Form key={round} method="post" className="flex flex-col gap-3">
      <FormErrorSummary errors={errors.map((message) => ({ message }))} />
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-sm text-muted">With those that are ticked:</span>
        {rights.reprocess === null ? (
          <Button name="_intent" value="reprocess" size="small" icon="refresh" busy={sending}>
            Reprocess
          </Button>
        ) : (
          <NotNow label="Reprocess" why={rights.reprocess} size="small" />
        )}
        {rights.remove === null ? (
          <Button formMethod="get" formAction={adminPage('/licenses/remove')} size="small" icon="trash">
            Remove direct licenses
          </Button>
        ) : (
          <NotNow label="Remove direct licenses" why={rights.remove} size="small" />
        )}
      </div>
      <TroubleTable
        show={show}
        rows={rows}
        empty={empty}
        selectable={{ name: 'seat', label: ({ displayName, productName }) => `${displayName}, ${productName}` }}
      />
    </Form>
  )
}

function NothingWrong({ show, filtered }: { show: 'errors' | 'waiting'; filtered: boolean }) {
  if (filtered)
    return (
      <EmptyState title="Nothing answers to these filters" icon="search">
        Take a filter away to see the rest.
      </EmptyState>
    )
  return show === 'errors' ? (
    <EmptyState title="Every license works" icon="check-circle">
      Plans that clash, plans that lack another, and countries that are not allowed would stand here.
    </EmptyState>
  ) : (
    <EmptyState title="Nobody waits" icon="check-circle">
      Everybody who should have a product has a seat.
    </EmptyState>
  )
}
