import type { WhyLicense as Why } from '@latchkey/services/licensing/why.views'
import { Badge } from '@latchkey/ui/badge'
import { Callout } from '@latchkey/ui/callout'
import { Section } from '@latchkey/ui/section'
import { When } from '@latchkey/web/when'
import { WouldTakeAway } from '@latchkey/web/would-take-away'
import { LicenseBadge } from './license-state.tsx'
import { LicenseTrouble } from './license-trouble.tsx'
import { LicenseWhy } from './license-why.tsx'
import { ObjectLink } from './object-link.tsx'

/** Why somebody has a product: how it stands, every way by which it came, and what would take it away. */
export function WhyHas({ why }: { why: Why }) {
  const { license, product, usage } = why
  if (license === null) return null
  const { userId, error, country, heldBack } = { userId: why.user.id, ...license }
  return (
    <>
      <Section title="How it stands" card>
        <div className="flex flex-col gap-3">
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <LicenseBadge license={license} />
            <span className="text-muted">
              since <When at={license.since} />
            </span>
          </p>
          <Missing why={why} />
          {error !== null && <LicenseTrouble trouble={{ userId, productId: product.id, error, country, heldBack }} />}
          <p className="text-muted tabular-nums">
            {usage.held} of {usage.units} seats are taken, {usage.waiting} {usage.waiting === 1 ? 'waits' : 'wait'} in
            line.
          </p>
        </div>
      </Section>
      <Section
        title={license.sources.length === 1 ? 'The reason' : `${license.sources.length} reasons`}
        description={license.sources.length > 1 ? 'Each stands on its own: when one ends, the others stay.' : undefined}
      >
        <ul className="flex flex-col gap-3">
          {license.sources.map((source) => (
            <li
              key={source.path.map(({ id }) => id).join(' ')}
              className="rounded-lg border border-line bg-surface p-4 sm:p-5"
            >
              <LicenseWhy source={source} product={product.displayName} />
            </li>
          ))}
        </ul>
      </Section>
      {why.takesAway && <WouldTakeAway takesAway={why.takesAway} />}
    </>
  )
}

/** What is missing, in sentences. Nothing where nothing is. */
export function Missing({ why: { missing } }: { why: Why }) {
  if (missing.length === 0) return null
  return (
    <ul className="flex flex-col gap-1 text-ink">
      {missing.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

const standings = { available: 'Can be requested', requested: 'Requested', active: 'Has it' } as const

/** Why somebody has a product not: what is missing, what would give it, and what they had before. */
export function WhyHasNot({ why }: { why: Why }) {
  const { user, product, groups, packages, last } = why
  if (why.license !== null) return null
  return (
    <>
      <Callout title={`${user.displayName} does not have it`}>
        <Missing why={why} />
      </Callout>
      <Section title="What would give it" card>
        {groups.length + packages.length === 0 ? (
          <p className="text-muted">
            No group gives {product.displayName}, and no access package leads to it. It can be assigned directly.
          </p>
        ) : (
          <ul className="-my-2 divide-y divide-line">
            {groups.map(({ id, displayName }) => (
              <li key={id} className="py-2">
                Membership in the group <ObjectLink type="group" id={id} name={displayName} />
              </li>
            ))}
            {packages.map(({ id, displayName, groupName, standing }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-2.5 gap-y-1 py-2">
                <span>
                  The access package <ObjectLink type="accessPackage" id={id} name={displayName} />, which puts them in
                  the group {groupName}
                </span>
                <Badge tone={standing === 'available' ? 'neutral' : 'progress'}>{standings[standing]}</Badge>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {last && <Before last={last} />}
    </>
  )
}

function Before({ last }: { last: NonNullable<Why['last']> }) {
  return (
    <Section title="Before" card>
      <p className="text-ink">
        {last.heldSince ? 'Had a seat' : 'Waited in line'} from <When at={last.heldSince ?? last.queuedAt} /> to{' '}
        <When at={last.endedAt} />.
      </p>
      <ul className="mt-2 flex list-disc flex-col gap-1 pl-5 text-muted">
        {last.sources.map((source) => (
          <li key={source.path.map(({ id }) => id).join(' ')}>
            {source.words}.
            {source.ended && (
              <>
                {' '}
                {source.ended.words} <When at={source.ended.at} />.
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
