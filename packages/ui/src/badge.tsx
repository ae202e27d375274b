import type { ReactNode } from 'react'
import { classNames } from './class-names.tsx'
import { type Tone, toneSoft, toneSolid } from './tone.tsx'

/** A state as a dot and a word: color never says it alone. */
export function Badge(props: { tone?: Tone | undefined; children: ReactNode; className?: string | undefined }) {
  const { tone = 'neutral', children, className } = props
  return (
    <span className={classNames('badge', toneSoft[tone], className)}>
      <span aria-hidden="true" className={classNames('size-1.5 rounded-full', toneSolid[tone])} />
      {children}
    </span>
  )
}

/** A small number beside a word, as in navigation; `label` says what is counted to screen readers. */
export function Count(props: { value: number; label?: string | undefined; tone?: Tone | undefined }) {
  const { value, label, tone = 'neutral' } = props
  return (
    <span
      className={classNames(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-full px-1.5 text-xs font-medium tabular-nums',
        toneSoft[tone],
      )}
    >
      {value > 999 ? '999+' : value}
      {label && <span className="sr-only"> {label}</span>}
    </span>
  )
}
