import type { packageForMe } from '@latchkey/services/entitlement/packages.views'
import { type Description, DescriptionList } from '@latchkey/ui/description-list'
import { When } from '@latchkey/web/when'
import { Gives } from './gives.tsx'
import { daysInWords } from './length-words.ts'
import { lengthInWords, type PolicyWords } from './policy-words.ts'

type Package = Awaited<ReturnType<typeof packageForMe>>

/** What a package gives, who approves and how long it lasts: policy by policy where there are several. */
export function PackageFacts({ of }: { of: Package }) {
  const several = of.policies.length > 1
  const terms = of.policies.flatMap((policy): Description[] => {
    const name = several ? ` (${policy.displayName})` : ''
    return [
      { term: `Who approves${name}`, details: <Approval policy={policy} /> },
      { term: `How long${name}`, details: <Length policy={policy} /> },
    ]
  })
  return (
    <DescriptionList
      items={[
        { term: 'Gives you', details: <Gives gives={of.gives} /> },
        ...terms,
        { term: 'Catalog', details: of.catalogName },
      ]}
    />
  )
}

function Approval({ policy }: { policy: PolicyWords }) {
  if (policy.approval.length === 0) return <>Nobody has to: you get it at once.</>
  return (
    <ol className="flex flex-col gap-1.5">
      {policy.approval.map((stage, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stages have no identity but their place
        <li key={nth} className="flex gap-2">
          {policy.approval.length > 1 && <span className="text-muted tabular-nums">{nth + 1}.</span>}
          <span>
            <span className="inline-block first-letter:uppercase">{stage.approvers || 'Nobody yet'}</span>
            <span className="block text-sm text-muted">has {daysInWords(stage.days)} to decide</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

function Length({ policy }: { policy: PolicyWords }) {
  return (
    <>
      {lengthInWords(policy)}
      {policy.expiresAt !== null && policy.longestDays !== 0 && (
        <span className="block text-sm text-muted">
          until <When at={policy.expiresAt} style="date" />, if you got it today
        </span>
      )}
    </>
  )
}
