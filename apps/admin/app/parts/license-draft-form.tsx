import type { ProductId, ServicePlanId } from '@latchkey/core/ids'
import { Badge } from '@latchkey/ui/badge'
import { Button, ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Select } from '@latchkey/ui/field'
import { Icon } from '@latchkey/ui/icon'
import { PortalForm } from '@latchkey/web/portal-form'
import { useId } from 'react'
import { freeWords, type ProductChoice } from './assign-product.tsx'
import { PlanTicks, type PlanWords } from './plans-list.tsx'

/** A product in the form: one that the group gives now, or one that is to be added. */
export interface DraftProduct {
  readonly productId: ProductId
  readonly displayName: string
  readonly plans: readonly PlanWords[]
  readonly disabledPlans: readonly ServicePlanId[]
  readonly given: boolean
  readonly taken: boolean
}

/** Changes what a group gives, several products at once: what to take away, what to add, and the plans of each. */
export function LicenseDraftForm(props: {
  shown: readonly DraftProduct[]
  choices: readonly ProductChoice[]
  whyNotTake: string | null
  backHref: string
}) {
  const { shown, choices, whyNotTake, backHref } = props
  return (
    <PortalForm
      submit="Preview the change"
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {() => (
        <>
          {shown.length === 0 && (
            <EmptyState title="This group gives no product" icon="tag">
              Add the products below that its members are to get.
            </EmptyState>
          )}
          {shown.length > 0 && (
            <ul className="flex flex-col gap-3" aria-label="Products">
              {shown.map((product) => (
                <li key={product.productId} className="rounded-lg border border-line bg-surface p-4">
                  <DraftRow product={product} whyNotTake={whyNotTake} />
                </li>
              ))}
            </ul>
          )}
          <AddProduct choices={choices} />
        </>
      )}
    </PortalForm>
  )
}

function DraftRow({ product, whyNotTake }: { product: DraftProduct; whyNotTake: string | null }) {
  const { productId, displayName, plans, disabledPlans, given, taken } = product
  const prefixed = (planId: ServicePlanId) => `${productId}.${planId}`
  return (
    <div className="flex flex-col gap-3">
      <input type="hidden" name="product" value={productId} />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 text-base font-semibold">
          {displayName}
          {!given && <Badge tone="progress">New</Badge>}
        </h2>
        {given ? (
          <label className="flex items-center gap-2 touch:min-h-10">
            <input
              type="checkbox"
              name="take"
              value={productId}
              defaultChecked={taken}
              disabled={whyNotTake !== null}
              title={whyNotTake ?? undefined}
              aria-label={`Take away ${displayName}`}
              className="size-4 shrink-0"
            />
            Take away
          </label>
        ) : (
          <Button name="button" value={`drop.${productId}`} size="small" aria-label={`Leave out ${displayName}`}>
            Leave out
          </Button>
        )}
      </div>
      {plans.length > 0 && (
        <details className="group" open={!given}>
          <summary className="flex w-fit items-center gap-1.5 rounded-md text-ink touch:min-h-10">
            <Icon name="chevron-right" size={14} className="text-muted group-open:rotate-90" />
            {plans.length - disabledPlans.length} of {plans.length} plans on
          </summary>
          <div className="mt-2">
            <PlanTicks
              plans={plans.map(({ id, displayName }) => ({ id: prefixed(id), displayName }))}
              disabled={disabledPlans.map(prefixed)}
              idPrefix="plan"
            />
          </div>
        </details>
      )}
    </div>
  )
}

function AddProduct({ choices }: { choices: readonly ProductChoice[] }) {
  const id = useId()
  if (choices.length === 0) return <p className="text-muted">Every product that was bought is in this list.</p>
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="flex min-w-0 grow flex-col gap-1 sm:max-w-md">
        <label htmlFor={id} className="font-medium text-ink">
          Another product
        </label>
        <Select
          // A product that was added is not among the choices any more.
          key={choices.length}
          id={id}
          name="add"
          placeholder="Choose a product"
          options={choices.map((product) => ({
            value: product.id,
            label: `${product.displayName} (${freeWords(product)})`,
          }))}
        />
      </div>
      <Button name="button" value="add" icon="plus">
        Add product
      </Button>
    </div>
  )
}
