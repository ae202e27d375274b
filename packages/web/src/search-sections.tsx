import { Icon } from '@latchkey/ui/icon'
import { Link } from '@latchkey/ui/link'
import { Section } from '@latchkey/ui/section'
import { PersonCard } from './person-card.tsx'
import type { LinkHit, SearchSection } from './search-hit.tsx'

/** What the search found, a list for each kind. */
export function SearchSections({ sections }: { sections: readonly SearchSection[] }) {
  return (
    <>
      {sections.map(({ title, hits }) => (
        <Section key={title} title={title} card="flush">
          <ul className="divide-y divide-line">
            {hits.map((hit) => (
              <li key={hit.id} className={hit.kind === 'person' ? 'px-4 py-3' : 'grid'}>
                {hit.kind === 'person' ? <PersonCard person={hit} /> : <HitLine hit={hit} />}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

/** A hit as a line that is a link as a whole. */
function HitLine({ hit }: { hit: LinkHit }) {
  return (
    <Link
      href={hit.href}
      className="flex min-h-11 min-w-0 items-center gap-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2"
    >
      <Icon name={hit.icon} className="text-muted" />
      <span className="flex min-w-0 grow flex-wrap items-baseline gap-x-3">
        <span className="font-medium text-ink">{hit.label}</span>
        {hit.detail && <span className="text-sm text-muted">{hit.detail}</span>}
      </span>
      <Icon name="chevron-right" className="shrink-0 text-muted" />
    </Link>
  )
}
