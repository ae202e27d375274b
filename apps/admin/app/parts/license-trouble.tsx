import { errorWords } from '@latchkey/core/licensing/error-words'
import type { LicenseError } from '@latchkey/core/licensing/standing'
import { Link } from '@latchkey/ui/link'
import { adminPage } from './address.ts'

/** What is wrong with a license, as far as it is to be mended. */
export interface TroubleShown {
  readonly userId: string
  readonly productId: string
  readonly error: LicenseError
  readonly country: string | null
  readonly heldBack: readonly { readonly plan: string; readonly other: string; readonly why: 'excludes' | 'requires' }[]
}

/** What is wrong with a license, and the next thing to do about it, with the way there. */
export function LicenseTrouble({ trouble }: { trouble: TroubleShown }) {
  const { error, heldBack } = trouble
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <span className="font-medium text-ink">{meaningOf(trouble)}</span>
      {heldBack.map(({ plan, other, why }) => (
        <span key={`${plan} ${other}`} className="text-sm text-muted">
          {plan} {why === 'excludes' ? 'clashes with' : 'needs'} {other}.
        </span>
      ))}
      <span className="text-sm text-muted">
        {errorWords[error].next} <Remedy trouble={trouble} />
      </span>
    </div>
  )
}

function meaningOf({ error, country }: TroubleShown): string {
  if (error !== 'ProhibitedInUsageLocationViolation') return errorWords[error].meaning
  return country === null ? 'No country of the person is known.' : `It may not be used in ${country}.`
}

function Remedy({ trouble: { error, userId, productId } }: { trouble: TroubleShown }) {
  const links: readonly (readonly [label: string, href: string])[] =
    error === 'ProhibitedInUsageLocationViolation'
      ? [
          ['Set usage location', adminPage(`/users/${userId}/edit`)],
          ['Countries of the product', adminPage(`/products/${productId}`, { tab: 'rules' })],
        ]
      : [
          ['Licenses of the person', adminPage(`/users/${userId}`, { tab: 'licenses' })],
          ['Rules of the product', adminPage(`/products/${productId}`, { tab: 'rules' })],
        ]
  return (
    <span className="inline-block">
      {links.map(([label, href]) => (
        <Link key={href} href={href} className="link mr-3 inline-block last:mr-0 touch:min-h-10">
          {label}
        </Link>
      ))}
    </span>
  )
}
