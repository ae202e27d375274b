import { ConfirmDialog, type DialogTrigger } from '@latchkey/ui/dialog'
import { FormErrorSummary } from '@latchkey/ui/form-error-summary'
import type { ReactNode } from 'react'
import { useFormAnswer } from './form-answer.tsx'

/** A button that asks by naming the thing, then sends the form `intent` of the page. Why it was refused stands above it. */
export function ConfirmForm(props: {
  intent: string
  formKey?: string
  /** What the handler's schema reads. */
  fields?: Readonly<Record<string, string>>
  trigger: DialogTrigger
  /** The question, with the name of the thing. */
  title: string
  /** What will happen. */
  children?: ReactNode
  /** A verb: "Delete group". */
  confirmLabel: string
  /** Must be typed before the form can be sent. */
  word?: string
  danger?: boolean
}) {
  const { intent, formKey, fields = {}, trigger, title, children, confirmLabel, word, danger } = props
  const { result } = useFormAnswer(intent, formKey)
  const errors = Object.values(result?.error ?? {}).flatMap((messages) => messages ?? [])
  return (
    <div className="flex flex-col items-start gap-2">
      <FormErrorSummary errors={errors.map((message) => ({ message }))} />
      <ConfirmDialog
        trigger={trigger}
        title={title}
        confirmLabel={confirmLabel}
        fields={{ _intent: intent, ...(formKey ? { _key: formKey } : {}), ...fields }}
        word={word}
        danger={danger}
      >
        {children}
      </ConfirmDialog>
    </div>
  )
}
