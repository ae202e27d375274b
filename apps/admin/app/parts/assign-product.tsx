import type { ServicePlanId } from '@latchkey/core/ids'
import { Button } from '@latchkey/ui/button'
import { Select } from '@latchkey/ui/field'
import { Form } from '@latchkey/ui/link'
import { Section } from '@latchkey/ui/section'
import { PortalForm } from '@latchkey/web/portal-form'
import { useId } from 'react'
import { adminPage } from './address.ts'
import { Locked } from './not-now.tsx'
import { PlanTicks, type PlanWords } from './plans-list.tsx'

/** A product to choose, and how many of its seats are free. */
export interface ProductChoice {
  readonly id: string
  readonly displayName: string
  readonly free: number
  readonly waiting: number
}

/** The product that was chosen, with its plans; those that are off where it is given already, else null. */
export interface ChosenProduct extends ProductChoice {
  readonly plans: readonly PlanWords[]
  readonly disabledPlans: readonly ServicePlanId[] | null
}

/** Gives a product in two steps that work without JavaScript: choose it, then its plans. */
export function AssignProduct(props: {
  /** The form of the page that gives it; it takes `productId` and what `PlanTicks` sends. */
  intent: string
  /** The page, whose tab `licenses` this stands on. */
  place: string
  title: string
  description: string
  /** Why it cannot be done; null where it can. */
  why: string | null
  choices: readonly ProductChoice[]
  chosen: ChosenProduct | null
}) {
  const { intent, place, title, description, why, choices, chosen } = props
  const id = useId()
  if (why !== null)
    return (
      <Section title={title} card>
        <Locked>{why}</Locked>
      </Section>
    )
  return (
    <Section title={title} description={description} card>
      <div className="flex flex-col gap-5">
        <Form action={adminPage(place)} method="get" className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="tab" value="licenses" />
          <div className="flex min-w-0 grow flex-col gap-1 sm:max-w-md">
            <label htmlFor={id} className="font-medium text-ink">
              Product
            </label>
            <Select
              key={chosen?.id ?? ''}
              id={id}
              name="product"
              defaultValue={chosen?.id ?? ''}
              required
              placeholder="Choose a product"
              options={choices.map((product) => ({
                value: product.id,
                label: `${product.displayName} (${freeWords(product)})`,
              }))}
            />
          </div>
          <Button>Choose</Button>
        </Form>
        {chosen && (
          <PortalForm
            key={chosen.id}
            intent={intent}
            fields={{ productId: chosen.id }}
            submit={`${chosen.disabledPlans ? 'Change' : 'Assign'} ${chosen.displayName}`}
          >
            {() => (
              <>
                <p className="text-muted">{seatWords(chosen)}</p>
                <PlanTicks plans={chosen.plans} disabled={chosen.disabledPlans ?? []} idPrefix={chosen.id} />
              </>
            )}
          </PortalForm>
        )}
      </div>
    </Section>
  )
}

/** How many seats are free, or how many people wait. */
export const freeWords = ({ free, waiting }: ProductChoice): string =>
  waiting > 0 ? `${waiting} in line` : free === 0 ? 'no free seat' : `${free} free`

const seatWords = ({ free, waiting }: ProductChoice): string =>
  free > 0 && waiting === 0
    ? `${free} ${free === 1 ? 'seat is' : 'seats are'} free.`
    : 'No seat is free: who has none yet joins the line, and gets the next one that is.'
