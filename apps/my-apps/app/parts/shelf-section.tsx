import type { ReactNode } from 'react'

/** The applications of one category under its name; without a heading where there are no categories. */
export function ShelfSection({ category, children }: { category: string; children: ReactNode }) {
  if (category === '') return children
  return (
    <section className="min-w-0">
      <h2 className="mb-2 text-base font-semibold text-ink">{category}</h2>
      {children}
    </section>
  )
}
