import type { LicenseSource, WhyKind } from '@latchkey/core/licensing/why'
import type { IconName } from '@latchkey/ui/icon'
import { type DiagramStep, StepsDiagram } from '@latchkey/ui/steps-diagram'
import { When } from '@latchkey/web/when'
import { usePageOfObject } from './object-link.tsx'

/** How each kind of step looks, and the word that leads from it to what it caused. */
const looks: Record<WhyKind, { readonly icon: IconName; readonly next: string }> = {
  request: { icon: 'send', next: 'gave' },
  accessPackage: { icon: 'package', next: 'makes a member of' },
  group: { icon: 'users', next: 'gives' },
  nestedGroup: { icon: 'users', next: 'is inside' },
  rule: { icon: 'filter', next: 'makes a member of' },
  direct: { icon: 'user', next: 'gives' },
  product: { icon: 'tag', next: '' },
}

/** One reason for a license: the path from its cause to the product, in words and as a picture, and when it ends. */
export function LicenseWhy({ source, product }: { source: LicenseSource; product: string }) {
  const pageOf = usePageOfObject()
  return (
    <div className="min-w-0">
      <StepsDiagram label={`Why ${product}`} steps={stepsOf(source, pageOf)} text={`${source.words}.`} />
      <p className="text-sm text-muted">
        Since <When at={source.since} />
        {source.until && (
          <>
            , ends <When at={source.until} />
          </>
        )}
      </p>
    </div>
  )
}

// The path is kept from the product back to its cause; people read it the other way round.
const stepsOf = ({ path }: LicenseSource, pageOf: ReturnType<typeof usePageOfObject>): readonly DiagramStep[] =>
  path.toReversed().map(({ kind, id, name, detail }) => ({
    title: name,
    detail: detail || undefined,
    icon: looks[kind].icon,
    next: looks[kind].next || undefined,
    href: kind === 'direct' ? undefined : pageOf(kind === 'nestedGroup' ? 'group' : kind, id),
    tone: kind === 'product' ? 'accent' : undefined,
  }))
