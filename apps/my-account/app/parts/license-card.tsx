import type { License } from '@latchkey/services/licensing/licenses.views'
import { Link } from '@latchkey/ui/link'
import { Card } from '@latchkey/ui/section'
import { Monogram } from '@latchkey/ui/tile'
import { placeIn } from '@latchkey/web/apps'
import { When } from '@latchkey/web/when'
import { useId } from 'react'
import { LicenseReason } from './license-reason.tsx'
import { keptWords, LicenseRemark, LicenseState, reasonsTitles } from './license-words.tsx'
import { PlanList } from './plan-list.tsx'

/** A product that somebody has or waits for: its state, every reason for it, and its plans. `linked` leads to the page of its own. */
export function LicenseCard({ license, linked = true }: { license: License; linked?: boolean }) {
  const titleId = useId()
  const { productName, skuPartNumber, state, sources } = license
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
              <LicenseState license={license} />
            </div>
            <p className="text-muted">
              <Terms license={license} />
            </p>
            <p className="text-sm break-all text-muted">{skuPartNumber}</p>
          </div>
        </div>
        <div className="mt-4 empty:mt-0">
          <LicenseRemark license={license} />
        </div>
        <h3 className="mt-5 mb-2 text-base font-semibold text-ink">{reasonsTitles[state]}</h3>
        {sources.length > 1 && (
          <p className="-mt-1 mb-3 text-sm text-muted">
            Each stands on its own: when one ends, the others keep your {keptWords[state]}.
          </p>
        )}
        <ul className="flex flex-col gap-5">
          {sources.map((source) => (
            <LicenseReason key={source.path.map(({ id }) => id).join(' ')} source={source} product={productName} />
          ))}
        </ul>
        {linked && (
          <p className="mt-4">
            <Link
              href={placeIn('my-account', `/licenses/${license.productId}`)}
              aria-label={`What would take it away: ${productName}`}
              className="link"
            >
              What would take it away
            </Link>
          </p>
        )}
        {(state === 'held' || state === 'waiting') && (
          <PlanList enabled={license.enabledPlans} disabled={license.disabledPlans} heldBack={license.heldBack} />
        )}
      </Card>
    </section>
  )
}

const sinceWords: Record<License['state'], string> = {
  held: 'Since',
  waiting: 'Waiting since',
  superseded: 'Included since',
  error: 'Since',
}

function Terms({ license: { state, since, until } }: { license: License }) {
  return (
    <>
      {sinceWords[state]} <When at={since} />
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
