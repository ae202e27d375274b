import { type SubscriptionState, subscriptionStates, subscriptionStateTitles } from '@latchkey/core/licensing/units'
import type { StoredSubscription } from '@latchkey/services/licensing/licenses.store'
import { Badge } from '@latchkey/ui/badge'
import { Button, ButtonLink } from '@latchkey/ui/button'
import { DateField, NumberField, SelectField, TextField } from '@latchkey/ui/field'
import type { Tone } from '@latchkey/ui/tone'
import { PortalForm } from '@latchkey/web/portal-form'
import type { SubscriptionForm as Schema } from '../server/subscription-form.ts'
import { centsAsText } from './money.ts'

const tones: Record<SubscriptionState, Tone> = {
  enabled: 'done',
  warning: 'waiting',
  suspended: 'refused',
  deleted: 'ended',
  lockedOut: 'ended',
}

/** What the units of each state are good for. */
const meanings: Record<SubscriptionState, string> = {
  enabled: 'units can be assigned',
  warning: 'ended, units can still be assigned',
  suspended: 'units cannot be assigned',
  deleted: 'units cannot be assigned',
  lockedOut: 'units cannot be assigned',
}

/** The state of a subscription. */
export function SubscriptionBadge({ state }: { state: SubscriptionState }) {
  return <Badge tone={tones[state]}>{subscriptionStateTitles[state]}</Badge>
}

/** The form of a subscription, for a new one and for one that there is. */
export function SubscriptionForm(props: {
  subscription?: StoredSubscription
  /** What a new one is called and paid in at first. */
  defaultName?: string
  defaultCurrency?: string | undefined
  submit: string
  backHref: string
}) {
  const { subscription, defaultName = '', defaultCurrency = 'USD', submit, backHref } = props
  return (
    <PortalForm<typeof Schema>
      submit={submit}
      {...(subscription ? { fields: { revision: String(subscription.revision) } } : {})}
      defaultValue={
        subscription
          ? {
              name: subscription.name,
              units: subscription.units,
              state: subscription.state,
              price: centsAsText(subscription.pricePerMonth),
              currency: subscription.currency,
              renewsOn: subscription.renewsOn ?? '',
            }
          : { name: defaultName, state: 'enabled', currency: defaultCurrency }
      }
      actions={
        <>
          {subscription && (
            <Button name="button" value="preview">
              Preview
            </Button>
          )}
          <ButtonLink href={backHref} variant="quiet">
            Cancel
          </ButtonLink>
        </>
      }
    >
      {({ bind }) => (
        <>
          <TextField {...bind('name')} label="Name" help="What the bill calls it." required autoComplete="off" />
          <NumberField
            {...bind('units')}
            label="Units"
            unit="seats"
            min={0}
            required
            help="Those in line get new units at once. With fewer units nobody loses a seat."
          />
          <SelectField
            {...bind('state')}
            label="State"
            required
            options={subscriptionStates.map((state) => ({
              value: state,
              label: `${subscriptionStateTitles[state]}: ${meanings[state]}`,
            }))}
          />
          <TextField
            {...bind('price')}
            label="Price per unit and month"
            help="Like 12.50. Leave it empty where it is not known."
            inputMode="decimal"
            className="max-w-36 tabular-nums"
          />
          <TextField
            {...bind('currency')}
            label="Currency"
            help="Three letters, like EUR or USD."
            maxLength={3}
            className="max-w-24 uppercase"
          />
          <DateField {...bind('renewsOn')} label="Renews on" />
        </>
      )}
    </PortalForm>
  )
}
