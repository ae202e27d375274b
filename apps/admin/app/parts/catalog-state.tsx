import { type CatalogState, catalogStateTitles } from '@latchkey/core/entitlement/catalog'
import { Badge } from '@latchkey/ui/badge'

/** Whether the packages of a catalog can be requested, and whether by guests. */
export function CatalogBadges({ state, isExternallyVisible }: { state: CatalogState; isExternallyVisible: boolean }) {
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <Badge tone={state === 'published' ? 'done' : 'ended'}>{catalogStateTitles[state]}</Badge>
      {isExternallyVisible && <Badge tone="accent">Open to guests</Badge>}
    </span>
  )
}
