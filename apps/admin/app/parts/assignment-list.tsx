import type { AssignmentRow } from '@latchkey/services/entitlement/admin/assignments.views'
import { Button } from '@latchkey/ui/button'
import { FormErrorSummary } from '@latchkey/ui/form-error-summary'
import { Form } from '@latchkey/ui/link'
import { useFormAnswer, useSending } from '@latchkey/web/form-answer'
import type { ReactNode } from 'react'
import { adminPage, type Params } from './address.ts'
import { AssignmentTable } from './assignment-table.tsx'

/** Whether anything can be done with a line. */
const canBeTicked = ({ whyNotEnd, mayReprocess }: AssignmentRow): boolean => whyNotEnd === null || mayReprocess

/** The list of assignments with what can be done to the lines that are ticked. Works without JavaScript. */
export function AssignmentList(props: {
  assignments: readonly AssignmentRow[]
  params: Params
  orders: readonly string[]
  empty: ReactNode
}) {
  const { assignments, params, orders, empty } = props
  const { result, round } = useFormAnswer('reprocess')
  const sending = useSending('reprocess')
  const errors = Object.values(result?.error ?? {}).flatMap((messages) => messages ?? [])
  const table = (
    <AssignmentTable
      assignments={assignments}
      params={params}
      orders={orders}
      selectable={
        assignments.some(canBeTicked)
          ? {
              name: 'assignment',
              label: ({ target, packageName }) => `${target.displayName}, ${packageName}`,
              disabled: (row) => !canBeTicked(row),
            }
          : undefined
      }
      empty={empty}
    />
  )
  if (!assignments.some(canBeTicked)) return table
  return (
    <Form key={round} method="post" className="flex flex-col gap-3">
      <FormErrorSummary errors={errors.map((message) => ({ message }))} />
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-sm text-muted">With those that are ticked:</span>
        <Button name="_intent" value="reprocess" size="small" icon="refresh" busy={sending}>
          Reprocess
        </Button>
        <Button formMethod="get" formAction={adminPage('/assignments/end')} size="small" icon="trash">
          End
        </Button>
      </div>
      {table}
    </Form>
  )
}
