import { Button, ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { DateField, SelectField } from '@latchkey/ui/field'
import { Form } from '@latchkey/ui/link'
import { Card } from '@latchkey/ui/section'
import type { AsOfAsked } from '../server/as-of-page.ts'
import { adminPage, type Params } from './address.ts'
import { type Match, Picker } from './picker.tsx'

const place = '/licenses/as-of'

/** Chooses what a list of a past day is about, and the days. All of it is part of the address. */
export function AsOfChoice(props: {
  asked: AsOfAsked
  params: Params
  name: string | null
  choices: readonly { readonly id: string; readonly displayName: string }[]
  find: string | null
  found: readonly Match[] | null
  wrong: string | null
}) {
  const { asked, params, name, choices, find, found, wrong } = props
  const { kind, id, on, since } = asked
  const isKnown = choices.some((choice) => choice.id === id)
  const products = id === null || isKnown ? choices : [{ id, displayName: name ?? id }, ...choices]
  return (
    <Card>
      <div className="flex flex-col gap-4">
        {wrong && <Callout kind="danger" title={wrong} live />}
        <Form
          key={JSON.stringify(asked)}
          action={adminPage(place)}
          method="get"
          className="flex flex-wrap items-start gap-3"
        >
          {kind === 'product' ? (
            <div className="min-w-0 grow basis-64 sm:max-w-md">
              <SelectField
                name="product"
                label="Product"
                required
                placeholder="Choose a product"
                defaultValue={id ?? ''}
                options={products.map((product) => ({ value: product.id, label: product.displayName }))}
              />
            </div>
          ) : (
            <input type="hidden" name={id === null ? 'of' : kind} value={id ?? kind} />
          )}
          <DateField name="on" label="On the day" defaultValue={on ?? ''} help="At its end. Empty means now." />
          <DateField name="since" label="Compared with" defaultValue={since ?? ''} help="An earlier day, or empty." />
          <div className="max-sm:w-full sm:pt-6">
            <Button variant="primary">Show</Button>
          </div>
        </Form>
        {kind !== 'product' && (
          <Picker
            label={kind === 'user' ? 'Whose licenses' : 'Which group'}
            value={find ?? ''}
            matches={found}
            action={adminPage(place)}
            keep={{ of: kind, on: on ?? undefined, since: since ?? undefined }}
            placeholder={kind === 'user' ? 'Name or user name' : 'Name of the group'}
            act={(row) => (
              <ButtonLink
                href={adminPage(place, { ...params, of: null, [kind]: row.id })}
                size="small"
                aria-label={`Choose ${row.displayName}`}
              >
                Choose
              </ButtonLink>
            )}
          />
        )}
      </div>
    </Card>
  )
}
