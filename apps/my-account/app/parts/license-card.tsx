import type { License } from '@latchkey/services/licensing/licenses.views'
import { Badge } from '@latchkey/ui/badge'
import { Card } from '@latchkey/ui/section'
import { Monogram } from '@latchkey/ui/tile'
import { When } from '@latchkey/web/when'
import { useId } from 'react'
import { LicenseReason } from './license-reason.tsx'
import { PlanList } from './plan-list.tsx'

/** A product that somebody has or waits for: its state, every reason for it, and its plans. */
export function LicenseCard({ license }: { license: License }) {
  const titleId = useId()
  const { productName, skuPartNumber, state, position, sources } = license
  return (
    <section aria-labelledby={titleId}>
      <Card>
        <div className="flex items-start gap-3">
          <Monogram name={productName} />
          <div className="min-w-0 grow">
            <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <h2 id={titleId} className="min-w-0 text-lg font-semibold text-ink">
                {productName}
              </h2>
              {state === 'held' ? (
                <Badge tone="done">Yours to use</Badge>
              ) : (
                <Badge tone="waiting">Waiting in line</Badge>
              )}
            </div>
            <p className="text-muted">
              <Terms license={license} />
            </p>
            <p className="text-sm break-all text-muted">{skuPartNumber}</p>
          </div>
        </div>
        {state === 'waiting' && (
          <p className="mt-4 rounded-md border border-warning-line bg-warning-faint px-3 py-2.5 text-ink">
            {position === 1 ? 'You are next in line.' : `You are number ${position} in line.`} Every seat is taken; the
            next one that is free goes to whoever is first. You get a mail when it is yours, and need not do anything.
          </p>
        )}
        <h3 className="mt-5 mb-2 text-base font-semibold text-ink">
          {state === 'held' ? 'Why you have it' : 'Why you are in line'}
        </h3>
        {sources.length > 1 && (
          <p className="-mt-1 mb-3 text-sm text-muted">
            Each stands on its own: when one ends, the others keep your {state === 'held' ? 'license' : 'place'}.
          </p>
        )}
        <ul className="flex flex-col gap-5">
          {sources.map((source) => (
            <LicenseReason key={source.path.map(({ id }) => id).join(' ')} source={source} product={productName} />
          ))}
        </ul>
        <PlanList enabled={license.enabledPlans} disabled={license.disabledPlans} />
      </Card>
    </section>
  )
}

function Terms({ license: { state, since, until } }: { license: License }) {
  return (
    <>
      {state === 'held' ? 'Since' : 'Waiting since'} <When at={since} />
      {until ? (
        <>
          , ends <When at={until} />
        </>
      ) : (
        ', no end set'
      )}
    </>
  )
}
