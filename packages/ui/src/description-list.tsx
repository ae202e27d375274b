import type { ReactNode } from 'react'

/** A term and what is known about it; `wide` gives it a whole line. */
export type Description = { term: ReactNode; details: ReactNode; wide?: boolean | undefined }

/** Facts about one thing. Terms stand at the left of their details; `columns` puts them above, side by side. */
export function DescriptionList(props: { items: readonly Description[]; columns?: boolean | undefined }) {
  const { items, columns = false } = props
  if (columns)
    return (
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,11rem),1fr))] gap-x-6 gap-y-4">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity but their place
          <div key={index} className={item.wide ? 'col-span-full min-w-0' : 'min-w-0'}>
            <dt className="text-sm text-muted">{item.term}</dt>
            <dd className="mt-0.5 text-ink">{item.details}</dd>
          </div>
        ))}
      </dl>
    )
  return (
    <dl className="divide-y divide-line">
      {items.map((item, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity but their place
          key={index}
          className="grid gap-x-6 gap-y-0.5 py-2.5 first:pt-0 last:pb-0 sm:grid-cols-[12rem_minmax(0,1fr)]"
        >
          <dt className="text-muted">{item.term}</dt>
          <dd className="min-w-0 text-ink">{item.details}</dd>
        </div>
      ))}
    </dl>
  )
}
