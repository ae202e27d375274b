import {
  type ComponentPropsWithRef,
  forwardRef,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useState,
} from 'react'
import { classNames } from './class-names.tsx'
import { useHydrated } from './hydrated.tsx'
import { Icon, type IconName } from './icon.tsx'

/** What every field takes beside its native attributes. */
export type FieldProps = {
  label: ReactNode
  name: string
  /** Defaults to the name; give one where two forms on a page use the same name. */
  id?: string | undefined
  help?: ReactNode
  errors?: readonly string[] | undefined
  required?: boolean | undefined
  /** Keeps the label for screen readers and hides it from the eye: for a field whose place says what it is. */
  labelHidden?: boolean | undefined
}

/** The attributes that tie a control to its label, help and errors. */
export type ControlAttributes = {
  id: string
  name: string
  required: boolean | undefined
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

type Own<Native> = FieldProps & Omit<Native, keyof FieldProps | 'children'>

const controlBase =
  'w-full rounded-md border bg-surface text-base text-ink touch:text-lg ' +
  'disabled:cursor-not-allowed disabled:bg-subtle disabled:text-muted [&[readonly]]:bg-subtle ' +
  'aria-invalid:border-negative-ink border-control hover:enabled:border-muted ' +
  'focus-visible:outline-offset-0'

/** The classes of a text-like control, for controls that are not in this file. */
export const controlClass = classNames(controlBase, 'h-8 px-2.5 touch:h-10')

function described(props: FieldProps): ControlAttributes {
  const id = props.id ?? props.name
  const parts = [props.errors?.length ? `${id}-error` : '', props.help ? `${id}-help` : ''].filter(Boolean)
  return {
    id,
    name: props.name,
    required: props.required || undefined,
    'aria-invalid': props.errors?.length ? true : undefined,
    'aria-describedby': parts.length > 0 ? parts.join(' ') : undefined,
  }
}

/** Takes the words off a field's props, so that what is left goes to the native control. */
function native<P extends FieldProps>(props: P): Omit<P, keyof FieldProps> {
  const { label, name, id, help, errors, required, labelHidden, ...rest } = props
  return rest
}

function Errors({ id, errors }: { id: string; errors: readonly string[] | undefined }) {
  if (!errors?.length) return null
  return (
    <div id={`${id}-error`} className="flex gap-1.5 text-sm text-negative-ink">
      <Icon name="alert" size={14} className="mt-[3px]" />
      <span>
        {errors.map((error) => (
          <span key={error} className="block">
            {error}
          </span>
        ))}
      </span>
    </div>
  )
}

function Help({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null
  return (
    <div id={`${id}-help`} className="text-sm text-muted">
      {children}
    </div>
  )
}

function RequiredMark() {
  return (
    <span aria-hidden="true" title="Required" className="ml-0.5 text-negative-ink">
      *
    </span>
  )
}

/**
 * Label above, control, error and help below, tied together for screen readers. The control is a function of the
 * attributes that it must carry, so that any control fits.
 */
export function Field(props: FieldProps & { children: (control: ControlAttributes) => ReactNode }) {
  const control = described(props)
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label
        htmlFor={control.id}
        className={props.labelHidden ? 'sr-only' : 'w-fit text-base font-medium text-ink touch:py-1'}
      >
        {props.label}
        {props.required && <RequiredMark />}
      </label>
      {props.children(control)}
      <Errors id={control.id} errors={props.errors} />
      <Help id={control.id}>{props.help}</Help>
    </div>
  )
}

/** Props of {@link TextField}: a native input's, and the words around it. */
export type TextFieldProps = Own<InputHTMLAttributes<HTMLInputElement>>

/** One line of text; `type` may be email, url, tel, search or any other text-like kind. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(props, ref) {
  const { className, ...rest } = native(props)
  return (
    <Field {...props}>
      {(control) => (
        <input type="text" {...rest} {...control} ref={ref} className={classNames(controlClass, className)} />
      )}
    </Field>
  )
})

/** A whole or decimal number, in tabular figures; `unit` is shown behind it ("days", "€"). */
export const NumberField = forwardRef<HTMLInputElement, TextFieldProps & { unit?: string | undefined }>(
  function NumberField(props, ref) {
    const { unit, ...field } = props
    const { className, ...rest } = native(field)
    return (
      <Field {...field}>
        {(control) => (
          <span className="flex items-center gap-2">
            <input
              type="number"
              inputMode="numeric"
              {...rest}
              {...control}
              ref={ref}
              className={classNames(controlBase, 'h-8 max-w-36 px-2.5 tabular-nums touch:h-10', className)}
            />
            {unit && <span className="text-muted">{unit}</span>}
          </span>
        )}
      </Field>
    )
  },
)

/** A day (`YYYY-MM-DD`), or with `type="datetime-local"` a day and a time, through the browser's own picker. */
export const DateField = forwardRef<HTMLInputElement, TextFieldProps>(function DateField(props, ref) {
  const { className, ...rest } = native(props)
  return (
    <Field {...props}>
      {(control) => (
        <input
          type="date"
          {...rest}
          {...control}
          ref={ref}
          className={classNames(controlBase, 'h-8 max-w-56 px-2.5 tabular-nums touch:h-10', className)}
        />
      )}
    </Field>
  )
})

/** Chooses a file; the form must be `multipart/form-data`. */
export const FileField = forwardRef<HTMLInputElement, TextFieldProps>(function FileField(props, ref) {
  const { className, ...rest } = native(props)
  return (
    <Field {...props}>
      {(control) => (
        <input
          {...rest}
          {...control}
          ref={ref}
          type="file"
          className={classNames(
            'w-full cursor-pointer rounded-md border border-dashed border-control bg-surface p-1.5 text-base text-muted',
            'file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong',
            'file:bg-surface file:px-3 file:font-medium file:text-ink hover:border-muted hover:file:bg-hover',
            'aria-invalid:border-negative-ink disabled:cursor-not-allowed',
            className,
          )}
        />
      )}
    </Field>
  )
})

/** A password, with a button that shows what was typed where JavaScript runs. */
export const PasswordField = forwardRef<HTMLInputElement, TextFieldProps>(function PasswordField(props, ref) {
  const { className, ...rest } = native(props)
  const hydrated = useHydrated()
  const [shown, setShown] = useState(false)
  return (
    <Field {...props}>
      {(control) => (
        <span className="relative block">
          <input
            autoComplete="current-password"
            {...rest}
            {...control}
            ref={ref}
            type={shown ? 'text' : 'password'}
            className={classNames(controlBase, 'h-8 pr-10 pl-2.5 touch:h-10 touch:pr-12', className)}
          />
          {hydrated && (
            <button
              type="button"
              aria-label="Show password"
              aria-pressed={shown}
              aria-controls={control.id}
              onClick={() => setShown(!shown)}
              className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-md text-muted hover:text-ink touch:w-11"
            >
              <Icon name={shown ? 'eye-off' : 'eye'} />
            </button>
          )}
        </span>
      )}
    </Field>
  )
})

/** Several lines of text; it grows with what is typed where the browser can. */
export const TextArea = forwardRef<HTMLTextAreaElement, Own<TextareaHTMLAttributes<HTMLTextAreaElement>>>(
  function TextArea(props, ref) {
    const { className, ...rest } = native(props)
    return (
      <Field {...props}>
        {(control) => (
          <textarea
            rows={4}
            {...rest}
            {...control}
            ref={ref}
            className={classNames(controlBase, 'field-sizing-content max-h-96 min-h-20 px-2.5 py-1.5', className)}
          />
        )}
      </Field>
    )
  },
)

/** A choice of a select: its value and its word. Those with the same `group` stand together. */
export type SelectOption = {
  value: string
  label: string
  group?: string | undefined
  disabled?: boolean | undefined
}

function Options({ options }: { options: readonly SelectOption[] }) {
  const groups = [...new Set(options.map((option) => option.group))]
  return groups.map((group) => {
    const members = options
      .filter((option) => option.group === group)
      .map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))
    return group === undefined ? (
      members
    ) : (
      <optgroup key={group} label={group}>
        {members}
      </optgroup>
    )
  })
}

/** A native select without words around it: `aria-label` or a label elsewhere must name it. */
export const Select = forwardRef<
  HTMLSelectElement,
  ComponentPropsWithRef<'select'> & {
    options: readonly SelectOption[]
    /** The first, empty choice ("Choose one"). */
    placeholder?: string | undefined
  }
>(function Select(props, ref) {
  const { options, placeholder, className, ...rest } = props
  return (
    <span className={classNames('relative block min-w-0', className)}>
      <select
        {...rest}
        ref={ref}
        className={classNames(controlBase, 'h-8 appearance-none truncate pr-8 pl-2.5 touch:h-10')}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        <Options options={options} />
      </select>
      <Icon
        name="chevron-down"
        size={14}
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto text-muted"
      />
    </span>
  )
})

/** A native select with label, help and errors. */
export const SelectField = forwardRef<
  HTMLSelectElement,
  Own<SelectHTMLAttributes<HTMLSelectElement>> & {
    options: readonly SelectOption[]
    placeholder?: string | undefined
  }
>(function SelectField(props, ref) {
  return <Field {...props}>{(control) => <Select {...native(props)} {...control} ref={ref} />}</Field>
})

/** One yes-or-no choice: the box, its label beside it, help and errors below. */
export const CheckboxField = forwardRef<HTMLInputElement, TextFieldProps>(function CheckboxField(props, ref) {
  const control = described(props)
  const { className, ...rest } = native(props)
  return (
    <div className="flex flex-col gap-0.5">
      <label htmlFor={control.id} className="flex w-fit items-start gap-2 touch:py-2.5">
        <input
          {...rest}
          {...control}
          ref={ref}
          type="checkbox"
          className={classNames('mt-0.5 size-4 shrink-0', className)}
        />
        <span className={props.labelHidden ? 'sr-only' : 'text-base text-ink'}>
          {props.label}
          {props.required && <RequiredMark />}
        </span>
      </label>
      <div className="flex flex-col gap-0.5 pl-6">
        <Errors id={control.id} errors={props.errors} />
        <Help id={control.id}>{props.help}</Help>
      </div>
    </div>
  )
})

/** One card of a {@link RadioCards} or {@link CheckboxCards} group. */
export type CardOption = {
  value: string
  label: ReactNode
  description?: ReactNode
  icon?: IconName | undefined
  /** Stands at the right: a price, a badge. */
  detail?: ReactNode
  disabled?: boolean | undefined
}

type CardsProps = FieldProps & {
  options: readonly CardOption[]
  /** Side by side where there is room; one below the other otherwise. */
  columns?: 1 | 2 | 3 | undefined
  disabled?: boolean | undefined
  form?: string | undefined
}

const cardColumns = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' } as const

function Cards(props: CardsProps & { type: 'radio' | 'checkbox'; chosen: (value: string) => boolean }) {
  const { id, required, 'aria-invalid': invalid, ...group } = described(props)
  const isRadio = props.type === 'radio'
  return (
    <fieldset
      aria-describedby={group['aria-describedby']}
      disabled={props.disabled}
      className="flex min-w-0 flex-col gap-1"
    >
      <legend className={props.labelHidden ? 'sr-only' : 'mb-1 text-base font-medium text-ink'}>
        {props.label}
        {props.required && <RequiredMark />}
      </legend>
      <div className={classNames('grid gap-2', cardColumns[props.columns ?? 1])}>
        {props.options.map((option, index) => (
          <label
            key={option.value}
            className={classNames(
              'flex min-h-10 items-start gap-2.5 rounded-md border border-line-strong bg-surface px-3 py-2.5',
              'hover:border-control has-checked:border-accent has-checked:bg-selected has-disabled:cursor-not-allowed',
              'has-disabled:opacity-60 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
            )}
          >
            <input
              type={props.type}
              id={index === 0 ? id : `${id}-${option.value}`}
              name={group.name}
              form={props.form}
              value={option.value}
              required={isRadio ? required : undefined}
              disabled={option.disabled}
              aria-invalid={invalid}
              defaultChecked={props.chosen(option.value)}
              className="mt-0.5 size-4 shrink-0 outline-none"
            />
            {option.icon && <Icon name={option.icon} size={20} className="text-muted" />}
            <span className="min-w-0 grow">
              <span className="block font-medium text-ink">{option.label}</span>
              {option.description && <span className="block text-sm text-muted">{option.description}</span>}
            </span>
            {option.detail && <span className="shrink-0 text-sm text-muted">{option.detail}</span>}
          </label>
        ))}
      </div>
      <Errors id={id} errors={props.errors} />
      <Help id={id}>{props.help}</Help>
    </fieldset>
  )
}

/** One choice among a few, each with room to explain itself. */
export function RadioCards(props: CardsProps & { defaultValue?: string | undefined }) {
  return <Cards {...props} type="radio" chosen={(value) => value === props.defaultValue} />
}

/** Any number of choices among a few, each with room to explain itself; sent as repeated values of one name. */
export function CheckboxCards(props: CardsProps & { defaultValue?: readonly string[] | undefined }) {
  return <Cards {...props} type="checkbox" chosen={(value) => props.defaultValue?.includes(value) ?? false} />
}

/** Several fields that answer one question. */
export function Fieldset(props: {
  legend: ReactNode
  description?: ReactNode
  errors?: readonly string[] | undefined
  id?: string | undefined
  disabled?: boolean | undefined
  children: ReactNode
}) {
  const { legend, description, errors, id, disabled, children } = props
  return (
    <fieldset id={id} disabled={disabled} className="flex min-w-0 flex-col gap-4">
      <legend className="mb-3">
        <span className="block text-lg font-semibold text-ink">{legend}</span>
        {description && <span className="block text-sm font-normal text-muted">{description}</span>}
      </legend>
      {errors && <Errors id={id ?? 'group'} errors={errors} />}
      {children}
    </fieldset>
  )
}
