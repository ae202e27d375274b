import { AlertDialog, Dialog as Primitive } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { Button, type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx'
import { classNames } from './class-names.tsx'
import { useDisclosure } from './disclosure.tsx'
import { TextField } from './field.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Form } from './link.tsx'
import { floatingClass } from './popover.tsx'

const backdropClass = 'fixed inset-0 z-40 bg-backdrop'
const windowClass = classNames(
  floatingClass,
  'fixed top-[12vh] left-1/2 z-50 max-h-[80vh] w-[calc(100vw-2rem)] -translate-x-1/2 overflow-y-auto p-5',
)

/** The button that opens a dialog. */
export type DialogTrigger = {
  label: string
  icon?: IconName | undefined
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
}

function TriggerWords({ trigger }: { trigger: DialogTrigger }) {
  return (
    <>
      {trigger.icon && <Icon name={trigger.icon} />}
      {trigger.label}
    </>
  )
}

/** A window over the page, opened by its owner: for work that JavaScript alone makes possible. It holds the focus. */
export function Dialog(props: {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  wide?: boolean | undefined
  children: ReactNode
}) {
  const { open, onOpenChange, title, description, wide = false, children } = props
  const unexplained = description ? {} : { 'aria-describedby': undefined }
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={backdropClass} />
        <Primitive.Content
          {...unexplained}
          className={classNames(windowClass, wide ? 'max-w-[720px]' : 'max-w-[480px]')}
        >
          <Primitive.Title className="pr-10 text-lg font-semibold">{title}</Primitive.Title>
          {description && (
            <Primitive.Description asChild>
              <div className="mt-1 text-muted">{description}</div>
            </Primitive.Description>
          )}
          <div className="mt-4">{children}</div>
          <Primitive.Close
            aria-label="Close"
            className={classNames(buttonClass('quiet', 'medium', true), 'absolute top-3.5 right-3.5')}
          >
            <Icon name="x" />
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** The typed word must be this text exactly; what has a meaning in a pattern is taken literally. */
function exactly(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/**
 * A button that asks before it does something that cannot be taken back. The question names the thing; with `word` the
 * person types it. Without JavaScript the question unfolds below the button. Either way a form is sent.
 */
export function ConfirmDialog(props: {
  trigger: DialogTrigger
  /** The question, with the name of the thing: "Delete the group Oslo office?" */
  title: string
  /** What will happen. */
  children?: ReactNode
  /** A verb: "Delete group". */
  confirmLabel: string
  cancelLabel?: string | undefined
  /** Where the form goes; the page's own address unless said. */
  action?: string | undefined
  method?: 'post' | 'get' | undefined
  /** Hidden values that the form sends. */
  fields?: Readonly<Record<string, string>> | undefined
  /** Must be typed before the form can be sent. */
  word?: string | undefined
  /** Red unless `false`. */
  danger?: boolean | undefined
}) {
  const { trigger, title, children, confirmLabel, cancelLabel = 'Cancel', danger = true } = props
  const { details, hydrated, open, setOpen } = useDisclosure()
  const wordId = useId()
  const triggerClass = buttonClass(trigger.variant ?? 'secondary', trigger.size)
  const form = (cancel: ReactNode) => (
    <Form
      action={props.action}
      method={props.method ?? 'post'}
      onSubmit={() => setTimeout(() => setOpen(false))}
      className="mt-4 flex flex-col gap-4"
    >
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.word !== undefined && (
        <TextField
          id={wordId}
          name="confirmation"
          label={`Type “${props.word}” to confirm`}
          pattern={exactly(props.word)}
          title={props.word}
          autoComplete="off"
          required
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {cancel}
        <Button variant={danger ? 'danger' : 'primary'}>{confirmLabel}</Button>
      </div>
    </Form>
  )
  if (!hydrated)
    return (
      <details ref={details} className="relative w-fit">
        <summary className={triggerClass}>
          <TriggerWords trigger={trigger} />
        </summary>
        <div
          // Above a toast, which without JavaScript stays where it is: at the same place.
          className={classNames(
            floatingClass,
            'fixed inset-x-4 bottom-4 z-60 mx-auto max-w-[440px] p-5 whitespace-normal',
          )}
        >
          <p className="text-lg font-semibold">{title}</p>
          {children && <div className="mt-1 text-muted">{children}</div>}
          {form(null)}
        </div>
      </details>
    )
  const unexplained = children ? {} : { 'aria-describedby': undefined }
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      <AlertDialog.Trigger className={triggerClass}>
        <TriggerWords trigger={trigger} />
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={backdropClass} />
        <AlertDialog.Content {...unexplained} className={classNames(windowClass, 'max-w-[440px]')}>
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          {children && (
            <AlertDialog.Description asChild>
              <div className="mt-1 text-muted">{children}</div>
            </AlertDialog.Description>
          )}
          {form(<AlertDialog.Cancel className={buttonClass('secondary')}>{cancelLabel}</AlertDialog.Cancel>)}
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
