import type { Money } from '@latchkey/core/licensing/usage'
import type { EffectShown, PersonEffects } from '@latchkey/services/licensing/change-preview.views'
import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { Icon } from '@latchkey/ui/icon'
import { Section } from '@latchkey/ui/section'
import { Stat, StatGrid } from '@latchkey/ui/stat'
import { type Column, Table } from '@latchkey/ui/table'
import type { ReactNode } from 'react'
import type { ShownPreview } from '../server/shown-preview.ts'
import type { Params } from './address.ts'
import { ListPager } from './list-pager.tsx'
import { differenceInWords } from './money.ts'
import { ObjectLink, PersonLink } from './object-link.tsx'
import { StandingBadge } from './standing-badge.tsx'

/**
 * What a change of licenses would come to: totals, the form that applies exactly this, and everybody whom it concerns. The page gives
 * `place` and `params` for its own address, and its form to apply with `preview.digest`.
 */
export function ChangePreview(props: {
  preview: ShownPreview
  place: string
  params: Params
  /** The address of the file with everybody. */
  csvHref: string
  /** What else is to say of the change. */
  remark?: ReactNode
  apply: ReactNode
}) {
  const { preview, place, params, csvHref, remark, apply } = props
  return (
    <>
      <Section title="What would change" description="Nothing has been changed yet.">
        <div className="flex flex-col gap-4">
          <LicenseTotals preview={preview} />
          {remark}
          {apply}
        </div>
      </Section>
      {preview.people > 0 && (
        <Section
          title="Whom it concerns"
          actions={
            <ButtonLink href={csvHref} icon="download" download>
              Export as CSV
            </ButtonLink>
          }
        >
          <div className="flex flex-col gap-4">
            <Table
              caption="Whom it concerns"
              columns={[person, change]}
              rows={preview.page.rows}
              rowKey={({ userId }) => userId}
            />
            <ListPager
              place={place}
              params={params}
              cursor={preview.cursor}
              next={preview.page.next}
              label="Pages of people"
            />
          </div>
        </Section>
      )}
    </>
  )
}

/** What a change would come to for licenses, by product. */
export function LicenseTotals({
  preview: { totals, cost, people, runsOn },
}: {
  preview: Pick<ShownPreview, 'totals' | 'cost' | 'people' | 'runsOn'>
}) {
  if (people === 0)
    return (
      <Callout title="Nobody’s licenses would change">
        {cost.length > 0 ? `Cost per month: ${differenceInWords(cost)}.` : 'It would also cost the same.'}
      </Callout>
    )
  const sum = (of: (total: ShownPreview['totals'][number]) => number) => totals.reduce((all, one) => all + of(one), 0)
  return (
    <>
      <StatGrid>
        <Stat label="People" value={people} detail={people === 1 ? 'is concerned' : 'are concerned'} />
        <Stat label="Seats gained" value={sum(({ gain }) => gain)} />
        <Stat label="Seats lost" value={sum(({ lose }) => lose)} />
        <Stat label="Join a line" value={sum(({ wait }) => wait)} />
        <Stat label="Errors" value={sum(({ errors }) => errors)} />
        <Stat label="Cost per month" value={<span className="text-xl">{differenceInWords(cost)}</span>} />
      </StatGrid>
      <Table caption="Products" columns={columns} rows={totals} rowKey={({ productId }) => productId} />
      {runsOn && (
        <p className="text-muted">
          So many people are done in the background: it begins at once and goes on by itself. People who come or go
          meanwhile are counted as they are then.
        </p>
      )}
    </>
  )
}

type Total = ShownPreview['totals'][number]

const counted = (key: keyof Total, header: string, sign: '+' | '−' | ''): Column<Total> => ({
  key,
  header,
  align: 'end',
  nowrap: true,
  cell: (total) => (total[key] === 0 ? '–' : `${sign}${total[key]}`),
})

const columns: readonly Column<Total>[] = [
  {
    key: 'product',
    header: 'Product',
    primary: true,
    cell: ({ productId, displayName }) => <ObjectLink type="product" id={productId} name={displayName} />,
  },
  counted('gain', 'Gain', '+'),
  counted('lose', 'Lose', '−'),
  counted('wait', 'Join the line', ''),
  counted('superseded', 'Replaced', ''),
  counted('errors', 'Errors', ''),
  counted('plansChange', 'Other plans', ''),
  {
    key: 'seats',
    header: 'Seats',
    align: 'end',
    nowrap: true,
    cell: ({ heldBefore, heldAfter, units }) =>
      heldBefore === heldAfter ? `${heldAfter} of ${units}` : `${heldBefore} → ${heldAfter} of ${units}`,
  },
  { key: 'waiting', header: 'In line after', align: 'end', cell: ({ waitingAfter }) => waitingAfter },
  { key: 'cost', header: 'Per month', align: 'end', nowrap: true, cell: ({ cost }) => costWords(cost) },
]

const costWords = (cost: readonly Money[]): string => (cost.length === 0 ? '–' : differenceInWords(cost))

const person: Column<PersonEffects> = {
  key: 'person',
  header: 'Person',
  primary: true,
  width: '30%',
  cell: ({ userId, displayName, department }) => <PersonLink of={{ id: userId, displayName, department }} stacked />,
}

const change: Column<PersonEffects> = {
  key: 'change',
  header: 'Change',
  cell: ({ effects }) => (
    <ul className="flex flex-col gap-2 text-left">
      {effects.map((effect) => (
        <li key={effect.productId}>
          <OneEffect effect={effect} />
        </li>
      ))}
    </ul>
  ),
}

function OneEffect({ effect }: { effect: EffectShown }) {
  const { productName, before, after, errorBefore, error, plansOn, plansOff } = effect
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium text-ink">{productName}</span>
        {before === null ? (
          <span className="text-muted">nothing</span>
        ) : (
          <StandingBadge state={before} error={errorBefore} />
        )}
        <Icon name="arrow-right" size={14} label="becomes" className="text-muted" />
        {after === null ? <span className="text-muted">nothing</span> : <StandingBadge state={after} error={error} />}
      </span>
      <Plans words="Plans that begin to work" plans={plansOn} sign="+" />
      <Plans words="Plans that stop" plans={plansOff} sign="−" />
    </>
  )
}

function Plans({ words, plans, sign }: { words: string; plans: readonly string[]; sign: string }) {
  if (plans.length === 0) return null
  return (
    <span className="block text-muted">
      <span aria-hidden="true">{sign} </span>
      <span className="sr-only">{words}: </span>
      {plans.join(', ')}
    </span>
  )
}
