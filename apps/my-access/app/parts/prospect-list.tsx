import type { PackageForMe } from '@latchkey/services/entitlement/package-for-me.views'
import { amountsInWords } from '@latchkey/web/money'

type Prospect = PackageForMe['licenses'][number]

/** The licenses that a package carries: what each costs, and whether a seat is free. */
export function ProspectList({ of }: { of: PackageForMe }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {of.licenses.map((license) => (
        <li key={license.productId} className="min-w-0 break-words">
          {license.displayName}
          <span className="block text-sm text-muted">{sentenceOf(license, of.report !== null)}</span>
        </li>
      ))}
    </ul>
  )
}

function sentenceOf(license: Prospect, forReport: boolean): string {
  return [prospectInWords(license, forReport), costInWords(license)].filter(Boolean).join(' ')
}

function prospectInWords({ prospect, free, place }: Prospect, forReport: boolean): string {
  const [you, have] = forReport ? ['This person', 'has'] : ['You', 'have']
  switch (prospect) {
    case 'has':
      return `${you} ${have} it already: no further seat is taken.`
    case 'seat':
      return free === 1 ? 'The last free seat.' : `${free} seats are free.`
    case 'line':
      return `No seat is free: ${forReport ? 'this person' : 'you'} would be number ${place ?? 1} in line.`
    case 'replaced':
      return `${you} ${have} a product that includes it: no seat is taken.`
    case 'error':
      return `${you} cannot use it as things are. The license administrator sees why.`
  }
}

const costInWords = ({ costPerMonth }: Prospect): string =>
  costPerMonth.length === 0 ? '' : `${amountsInWords(costPerMonth)} a month.`
