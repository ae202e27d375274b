import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { IntentButton } from '@latchkey/web/intent-button'
import { When } from '@latchkey/web/when'
import { AssignProduct } from './assign-product.tsx'
import { PastDayLink, WhyLink } from './license-links.tsx'
import { LicenseBadge, SourceBadge } from './license-state.tsx'
import { LicenseTrouble } from './license-trouble.tsx'
import { LicenseWhy } from './license-why.tsx'
import { Possibly } from './not-now.tsx'
import { ObjectLink } from './object-link.tsx'
import { PlanSummary } from './plans-list.tsx'
import type { UserShown } from './user-actions.tsx'

type Licenses = NonNullable<UserShown['licenses']>
type License = Licenses['licenses'][number]
type Shown = { user: UserShown['user']; rights: UserShown['rights']; licenses: Licenses }

/** The licenses of a user with every source and plan, giving one directly, and those that have ended. */
export function UserLicenses({ user, rights, licenses: shown }: Shown) {
  const { licenses, past, choices, chosen, whyNotReprocess } = shown
  return (
    <>
      <Section
        title="Licenses"
        description="A product takes one seat, whatever the number of reasons for it."
        actions={
          <>
            <PastDayLink user={user.id} size="small" />
            <Possibly why={whyNotReprocess} label="Reprocess" size="small">
              <IntentButton intent="reprocess" size="small" icon="refresh">
                Reprocess
              </IntentButton>
            </Possibly>
          </>
        }
      >
        {licenses.length === 0 ? (
          <EmptyState title="No licenses" icon="tag">
            Licenses come from groups, or are assigned directly below.
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-3">
            {licenses.map((license) => (
              <li key={license.seatId} className="rounded-lg border border-line bg-surface p-4 sm:p-5">
                <LicenseRow license={license} user={user} rights={rights} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <AssignProduct
        intent="assignLicense"
        place={`/users/${user.id}`}
        why={rights.assignLicense}
        choices={choices}
        chosen={chosen}
        title="Assign a product directly"
        description="Better given by a group, so that it ends with the reason for it. To change the plans of a direct license, choose its product here."
      />
      {past.length > 0 && (
        <Section title="Ended" card>
          <ul className="-my-2 divide-y divide-line">
            {past.map(({ seatId, productId, productName, heldSince, queuedAt, endedAt }) => (
              <li key={seatId} className="flex flex-wrap justify-between gap-x-4 py-2">
                <ObjectLink type="product" id={productId} name={productName} />
                <span className="text-muted">
                  {heldSince ? 'Had a seat' : 'Waited in line'} from <When at={heldSince ?? queuedAt} style="date" /> to{' '}
                  <When at={endedAt} style="date" />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function LicenseRow({ license, user, rights }: Omit<Shown, 'licenses'> & { license: License }) {
  const { productId, productName, skuPartNumber, error, since, sources } = license
  const direct = sources.some(({ kind }) => kind === 'direct')
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-base font-semibold">
            <ObjectLink type="product" id={productId} name={productName} />
            <LicenseBadge license={license} />
          </h3>
          <p className="text-sm break-all text-muted">
            {skuPartNumber} · since <When at={since} /> ·{' '}
            <WhyLink userId={user.id} productId={productId} product={productName} />
          </p>
        </div>
        {direct && (
          <Possibly why={rights.removeLicense} label="Remove direct license" size="small">
            <ConfirmForm
              intent="removeLicense"
              formKey={productId}
              fields={{ productId }}
              trigger={{ label: 'Remove direct license', size: 'small' }}
              title={`Remove the direct license of ${productName} from ${user.displayName}?`}
              confirmLabel="Remove license"
            >
              {sources.length > 1
                ? 'The other reasons stay, and with them the seat.'
                : 'The seat goes to the next in line at once.'}
            </ConfirmForm>
          </Possibly>
        )}
      </div>
      {error && <LicenseTrouble trouble={{ ...license, userId: user.id, error, heldBack: [] }} />}
      <ul className="flex flex-col gap-4">
        {sources.map((source) => (
          <li key={source.path.map(({ id }) => id).join(' ')} className="flex flex-col items-start gap-1.5">
            <SourceBadge state={source.state} />
            <LicenseWhy source={source} product={productName} />
          </li>
        ))}
      </ul>
      <PlanSummary
        on={license.enabledPlans}
        off={license.disabledPlans}
        heldBack={license.heldBack}
        idle={license.state !== 'held'}
      />
    </div>
  )
}
