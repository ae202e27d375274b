import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from 'react'
import { classNames } from './class-names.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Link, type LinkProps } from './link.tsx'

/** How much a button asks for attention: one primary per page; danger only for what cannot be taken back. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

/** Small for table rows and tool bars, medium everywhere else. */
export type ButtonSize = 'small' | 'medium'

/** The classes that make any element look like a button: for router links and `<summary>`. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'medium', square = false): string {
  return classNames('button', `button-${variant}`, size === 'small' && 'button-small', square && 'button-square')
}

/** Props of {@link Button}: a native button's, and how it looks. */
export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  /** Work is under way: shows a spinner, keeps the width of its words, and takes no second press. */
  busy?: boolean | undefined
  icon?: IconName | undefined
}

function Spinner() {
  return (
    <svg viewBox="0 0 20 20" width="16" height="16" fill="none" className="shrink-0 animate-spin" aria-hidden="true">
      <circle cx="10" cy="10" r="7.5" stroke="currentColor" strokeOpacity="0.3" strokeWidth="2" />
      <path d="M17.5 10A7.5 7.5 0 0 0 10 2.5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}

/** A button. Sends its form unless `type` says otherwise, as in HTML. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const { variant, size, busy = false, icon, className, children, disabled, type = 'submit', ...rest } = props
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classNames(buttonClass(variant, size), className)}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} />}
      {children}
    </button>
  )
})

/** Props of {@link ButtonLink}: a link's, and how it looks. */
export type ButtonLinkProps = LinkProps & {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  icon?: IconName | undefined
  children?: ReactNode
}

/** A link that looks like a button, for going somewhere rather than doing something. */
export const ButtonLink = forwardRef<HTMLAnchorElement, ButtonLinkProps>(function ButtonLink(props, ref) {
  const { variant, size, icon, className, children, ...rest } = props
  return (
    <Link {...rest} ref={ref} className={classNames(buttonClass(variant, size), className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
})

/** Props of {@link IconButton}. */
export type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> & { icon: IconName; label: string }

/** A square button with an icon alone; `label` is what screen readers hear and the tooltip shows. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(props, ref) {
  const { variant = 'quiet', size, busy = false, icon, label, className, disabled, type = 'submit', ...rest } = props
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      title={label}
      aria-label={label}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classNames(buttonClass(variant, size, true), className)}
    >
      {busy ? <Spinner /> : <Icon name={icon} />}
    </button>
  )
})
