import { type ButtonSize, buttonClass } from '@latchkey/ui/button'
import { classNames } from '@latchkey/ui/class-names'
import { Icon } from '@latchkey/ui/icon'
import { Popover } from '@latchkey/ui/popover'
import type { ReactNode } from 'react'

/** In place of a button that cannot be used: the same words with a lock; pressing it tells why. Works without JavaScript. */
export function NotNow(props: { label: string; why: string; size?: ButtonSize }) {
  const { label, why, size } = props
  return (
    <Popover
      label={`${label}: why not`}
      align="end"
      triggerClass={classNames(buttonClass('secondary', size), 'text-muted')}
      trigger={
        <>
          <Icon name="lock" size={14} />
          {label}
        </>
      }
      className="w-72 p-3 text-base font-normal whitespace-normal"
    >
      {why}
    </Popover>
  )
}

/** A button where nothing stands in the way, else the same words with the reason. `why` is null where it can be done. */
export function Possibly(props: { why: string | null; label: string; size?: ButtonSize; children: ReactNode }) {
  const { why, label, size, children } = props
  const shown = why === null ? children : <NotNow label={label} why={why} {...(size ? { size } : {})} />
  // Small ones stand in the last column of a table, at its end.
  return size === 'small' ? <div className="flex sm:justify-end">{shown}</div> : shown
}

/** In place of a part of the page that cannot be used or seen: a quiet line that tells why. */
export function Locked({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 text-sm text-muted">
      <Icon name="lock" size={14} className="mt-[3px]" />
      <span>{children}</span>
    </p>
  )
}
