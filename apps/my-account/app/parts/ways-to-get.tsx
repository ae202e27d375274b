import type { WhyLicense } from '@latchkey/services/licensing/why.views'
import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { Section } from '@latchkey/ui/section'
import { placeIn } from '@latchkey/web/apps'

/** The access packages that lead to a product, each with the way to request it. */
export function WaysToGet({ packages }: { packages: WhyLicense['packages'] }) {
  return (
    <Section title="How to get it" card>
      {packages.length === 0 ? (
        <p className="text-muted">Nothing that you may request leads to it. Ask your administrator.</p>
      ) : (
        <ul className="-my-3 divide-y divide-line">
          {packages.map(({ id, displayName, description, standing }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <span className="min-w-0">
                <span className="block font-medium text-ink">{displayName}</span>
                {description && <span className="block text-sm text-muted">{description}</span>}
              </span>
              {standing === 'requested' ? (
                <Badge tone="progress">Requested</Badge>
              ) : (
                <ButtonLink href={placeIn('my-access', `/packages/${id}`)}>
                  {standing === 'active' ? 'Open' : 'Request'}
                  <span className="sr-only"> {displayName}</span>
                </ButtonLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
