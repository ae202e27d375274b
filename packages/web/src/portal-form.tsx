import { type FieldMetadata, type FormMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Button, type ButtonVariant } from '@latchkey/ui/button'
import { FormErrorSummary } from '@latchkey/ui/form-error-summary'
import { FormActions, FormFields } from '@latchkey/ui/form-layout'
import { Form } from '@latchkey/ui/link'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { useFormAnswer, useSending } from './form-answer.tsx'

type TopName<Schema extends z.ZodType> = Extract<keyof z.input<Schema>, string>

/** A field of the schema, or one inside such a field: `answers.purpose`. */
type FieldName<Schema extends z.ZodType> = TopName<Schema> | `${TopName<Schema>}.${string}`

/** What any field of `ui` takes to be tied to the form. */
export interface Bound {
  readonly name: string
  readonly id: string
  readonly errors: readonly string[] | undefined
  readonly required: boolean | undefined
}

/** Ties the fields of a form to its schema, its values and its errors. */
export interface FormBinding<Schema extends z.ZodType> {
  /** For fields with one value: text, number, date, select, radio cards. */
  bind(name: FieldName<Schema>): Bound & {
    readonly defaultValue: string | undefined
    readonly minLength: number | undefined
    readonly maxLength: number | undefined
  }
  /** For a yes-or-no box. */
  bindBox(name: FieldName<Schema>): Bound & { readonly defaultChecked: boolean | undefined }
  /** For several choices under one name. */
  bindChoices(name: FieldName<Schema>): Bound & { readonly defaultValue: readonly string[] | undefined }
  /** How many entries a list of fields has: those that were sent, else those that the form shows at first. */
  count(name: FieldName<Schema>): number
  /** What a button needs to change a list of fields through the server, where JavaScript does not do it in the page. */
  listButton(name: FieldName<Schema>, step: ListStep): StepButton
  /** What a button needs to have the server show the form anew for what was chosen in a field, where JavaScript does not do it in the page. */
  showButton(name: FieldName<Schema>): StepButton
  /** Whether the form is on its way. */
  readonly sending: boolean
}

/** A change of a list of fields: one more, one less, or one moved up by a place. */
export type ListStep = { readonly add: true } | { readonly drop: number } | { readonly raise: number }

/** What makes a button send the form to be shown anew: nothing is carried out, and nothing is wrong yet. */
export interface StepButton {
  readonly type: 'submit'
  readonly name: string
  readonly value: string
  readonly formNoValidate: boolean
}

/** Props of `PortalForm`. */
export interface PortalFormProps<Schema extends z.ZodType> {
  /** Which form of the page this is: its name in `forms({ … })`. A page with a single form may leave it out. */
  readonly intent?: string
  /** Tells several equal forms on one page apart, by the id of the thing. */
  readonly formKey?: string
  /**
   * Checks the values before they are sent, where the page has a schema of its own. The schemas of operations stay on the server: name their
   * type, `<PortalForm<typeof CreateGroup> …>`, and the server's answer stands beside the fields.
   */
  readonly schema?: Schema
  readonly defaultValue?: { readonly [Name in TopName<Schema>]?: unknown }
  /** Values that are sent along unseen. */
  readonly fields?: Readonly<Record<string, string>>
  /** The words on the button: a verb. */
  readonly submit: ReactNode
  readonly submitVariant?: ButtonVariant
  /** What stands beside the button: a way back. */
  readonly actions?: ReactNode
  /** The path from the origin that the form is sent to; the page's own unless said. */
  readonly action?: string
  readonly encType?: 'multipart/form-data'
  readonly children?: (binding: FormBinding<Schema>) => ReactNode
}

/** A form may carry as much as the host reads of one: 1 MiB. */
const mostCharacters = 900_000

/**
 * A form that works without JavaScript and gets better with it: checked by its schema before and after sending, errors beside the
 * fields and in a summary that takes the focus, nothing typed is lost, and sending it twice does nothing twice.
 */
export function PortalForm<Schema extends z.ZodType>(props: PortalFormProps<Schema>) {
  const { round, result } = useFormAnswer(props.intent ?? '', props.formKey)
  return <FormOfRound key={round} {...props} result={result} />
}

function FormOfRound<Schema extends z.ZodType>(
  props: PortalFormProps<Schema> & { result: SubmissionResult<string[]> | null },
) {
  const { intent = '', formKey, schema, fields = {}, encType, action, children } = props
  const sending = useSending(intent, formKey)
  const [tooLong, setTooLong] = useState(false)
  const [form, metadata] = useForm<Record<string, unknown>>({
    id: ['form', intent, formKey].filter(Boolean).join('-'),
    lastResult: props.result,
    ...(props.defaultValue ? { defaultValue: props.defaultValue as Record<string, never> } : {}),
    shouldValidate: 'onSubmit',
    shouldRevalidate: 'onSubmit',
    ...(schema
      ? {
          constraint: getZodConstraint(schema),
          onValidate: ({ formData }: { formData: FormData }) => parseWithZod(formData, { schema }) as never,
        }
      : {}),
    onSubmit: (event, { formData }) => {
      const long = encType === undefined && lengthOf(formData) > mostCharacters
      if (long) event.preventDefault()
      setTooLong(long)
    },
  })
  const errors = [
    ...(tooLong ? [{ message: 'This is more text than one form can carry. Shorten it and send it again.' }] : []),
    ...summaryOf(form.allErrors, metadata as Record<string, FieldMetadata | undefined>),
  ]
  return (
    <Form
      id={form.id}
      method="post"
      action={action}
      encType={encType}
      noValidate={form.noValidate}
      onSubmit={form.onSubmit}
    >
      {Object.entries({ _intent: intent, _key: formKey ?? '', ...fields }).map(([name, value]) =>
        value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <FormFields>
        <FormErrorSummary errors={errors} />
        {children?.(bindingOf<Schema>(metadata as Record<string, FieldMetadata | undefined>, sending, form))}
        <FormActions>
          <Button variant={props.submitVariant ?? 'primary'} busy={sending}>
            {props.submit}
          </Button>
          {props.actions}
        </FormActions>
      </FormFields>
    </Form>
  )
}

function bindingOf<Schema extends z.ZodType>(
  metadata: Record<string, FieldMetadata | undefined>,
  sending: boolean,
  form: Pick<FormMetadata<Record<string, unknown>>, 'insert' | 'remove' | 'reorder' | 'validate'>,
): FormBinding<Schema> {
  const of = (name: string): FieldMetadata => {
    const field = metadata[name]
    if (!field) throw new Error(`The form has no field ${name}.`)
    return field
  }
  const bound = (field: FieldMetadata): Bound => ({
    name: field.name,
    id: field.id,
    errors: field.errors,
    required: field.required,
  })
  return {
    bind: (name) => {
      const field = of(name)
      const { defaultValue, minLength, maxLength } = field
      return { ...bound(field), defaultValue, minLength, maxLength }
    },
    bindBox: (name) => ({ ...bound(of(name)), required: undefined, defaultChecked: of(name).defaultChecked }),
    bindChoices: (name) => ({ ...bound(of(name)), defaultValue: of(name).defaultOptions }),
    count: (name) => {
      const { initialValue } = of(name)
      return Array.isArray(initialValue) ? initialValue.length : 0
    },
    listButton: (name, step) => {
      const list = { name: name as never }
      const { value, name: intent } =
        'add' in step
          ? form.insert.getButtonProps(list)
          : 'drop' in step
            ? form.remove.getButtonProps({ ...list, index: step.drop })
            : form.reorder.getButtonProps({ ...list, from: step.raise, to: step.raise - 1 })
      return { type: 'submit', name: intent, value, formNoValidate: true }
    },
    showButton: (name) => {
      const { value, name: intent } = form.validate.getButtonProps({ name: name as never })
      return { type: 'submit', name: intent, value, formNoValidate: true }
    },
    sending,
  }
}

/** Every error of the form, those beside fields with a way to them. */
const summaryOf = (all: Record<string, string[]>, metadata: Record<string, FieldMetadata | undefined>) =>
  Object.entries(all).flatMap(([name, messages]) =>
    messages.map((message) => ({
      message,
      fieldId: name === '' ? undefined : metadata[name.split('[')[0] ?? '']?.id,
    })),
  )

const lengthOf = (formData: FormData): number =>
  [...formData.values()].reduce((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0)
