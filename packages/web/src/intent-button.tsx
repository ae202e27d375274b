import { Button, type ButtonSize, type ButtonVariant } from '@latchkey/ui/button'
import { FormErrorSummary } from '@latchkey/ui/form-error-summary'
import type { IconName } from '@latchkey/ui/icon'
import { Form } from '@latchkey/ui/link'
import type { ReactNode } from 'react'
import { useFormAnswer, useSending } from './form-answer.tsx'

/** A form that is a button alone: it sends the form `intent` of the page at once. Why it was refused stands above it. */
export function IntentButton(props: {
  intent: string
  formKey?: string
  /** What the handler's schema reads. */
  fields?: Readonly<Record<string, string>>
  /** The path from the origin that the form is sent to; the page's own unless said. */
  action?: string
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
  children: ReactNode
}) {
  const { intent, formKey, fields = {}, action, variant, size, icon, children } = props
  const { result } = useFormAnswer(intent, formKey)
  const sending = useSending(intent, formKey)
  const errors = Object.values(result?.error ?? {}).flatMap((messages) => messages ?? [])
  return (
    <Form method="post" action={action} className="flex flex-col items-start gap-2">
      <FormErrorSummary errors={errors.map((message) => ({ message }))} />
      {Object.entries({ _intent: intent, _key: formKey ?? '', ...fields }).map(([name, value]) =>
        value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button variant={variant} size={size} icon={icon} busy={sending}>
        {children}
      </Button>
    </Form>
  )
}
