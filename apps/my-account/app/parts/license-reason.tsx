import type { LicenseSource, WhyKind, WhyStep } from '@latchkey/core/licensing/why'
import type { IconName } from '@latchkey/ui/icon'
import { type DiagramStep, StepsDiagram } from '@latchkey/ui/steps-diagram'
import { placeIn } from '@latchkey/web/apps'
import { When } from '@latchkey/web/when'

/** How each kind of step looks, what it is where nothing else is to say of it, and the word that leads to what it caused. */
const looks: Record<WhyKind, { icon: IconName; is?: string; next?: string; link?: (id: string) => string }> = {
  request: { icon: 'send', next: 'gave you', link: (id) => placeIn('my-access', `/requests/${id}`) },
  accessPackage: {
    icon: 'package',
    is: 'Access package',
    next: 'puts you in',
    link: (id) => placeIn('my-access', `/packages/${id}`),
  },
  group: { icon: 'users', next: 'carries', link: () => placeIn('my-account', '/groups') },
  nestedGroup: { icon: 'users', next: 'is inside', link: () => placeIn('my-account', '/groups') },
  rule: { icon: 'filter', next: 'puts you in' },
  direct: { icon: 'user', next: 'gives' },
  product: { icon: 'tag', is: 'Product' },
}

/** One reason for a license: the path from its cause to the product, in words and as a picture, and what would end it. */
export function LicenseReason({ source, product }: { source: LicenseSource; product: string }) {
  return (
    <li className="min-w-0">
      <StepsDiagram label={`How ${product} came to you`} steps={stepsOf(source.path)} text={`${source.words}.`} />
      <p className="text-sm text-muted">
        Since <When at={source.since} />. <WhatEndsIt source={source} />
      </p>
    </li>
  )
}

/** The path is kept from the product back to its cause; people read it the other way round. */
const stepsOf = (path: readonly WhyStep[]): readonly DiagramStep[] =>
  path.toReversed().map(({ kind, id, name, detail }) => {
    const { icon, is, next, link } = looks[kind]
    return {
      title: name,
      detail: detail || is,
      icon,
      next,
      href: link?.(id),
      tone: kind === 'product' ? 'accent' : undefined,
    }
  })

function WhatEndsIt({ source: { kind, until } }: { source: LicenseSource }) {
  if (until !== null)
    return (
      <>
        Ends <When at={until} />, or earlier when the access is given back.
      </>
    )
  return endings[kind]
}

const endings: Record<LicenseSource['kind'], string> = {
  accessPackage: 'Lasts until the access is given back or taken away.',
  group: 'Lasts as long as you are in the group.',
  direct: 'Lasts until an administrator takes it back.',
}
