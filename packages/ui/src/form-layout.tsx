import type { ReactNode } from 'react'
import { classNames } from './class-names.tsx'

/** The fields of a form, one below the other, at a width that reads well. */
export function FormFields(props: { children: ReactNode; className?: string | undefined }) {
  return <div className={classNames('flex max-w-[600px] flex-col gap-4', props.className)}>{props.children}</div>
}

/** What can be done with a form, right after it: the primary action first. */
export function FormActions(props: { children: ReactNode }) {
  return <div className="mt-1 flex flex-wrap items-center gap-2">{props.children}</div>
}
