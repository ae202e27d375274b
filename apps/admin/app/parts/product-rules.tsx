import type { ProductRulesShown } from '@latchkey/services/licensing/product-rules.views'
import type { ProductDetail } from '@latchkey/services/licensing/products.views'
import type { SetProductRules } from '@latchkey/services/licensing/set-product-rules'
import { Button } from '@latchkey/ui/button'
import { NumberField, TextField } from '@latchkey/ui/field'
import { Section } from '@latchkey/ui/section'
import { PortalForm } from '@latchkey/web/portal-form'
import { Locked } from './not-now.tsx'
import { PlanRules } from './product-plan-rules.tsx'
import { Replacements } from './product-replacements.tsx'

/** What decides about a product beside its units, each part with the way to change it. */
export function ProductRules(props: { detail: ProductDetail; rules: ProductRulesShown; why: string | null }) {
  const { detail, rules, why } = props
  return (
    <>
      {why !== null && <Locked>{why}</Locked>}
      <Section
        title="Countries, rank and warning"
        description="A change is applied to everybody concerned at once, or by a run where they are many."
        card
      >
        {why === null ? <GeneralRules product={detail.product} /> : <GeneralFacts product={detail.product} />}
      </Section>
      <Replacements detail={detail} rules={rules} why={why} />
      <PlanRules detail={detail} rules={rules} why={why} />
    </>
  )
}

type Product = ProductDetail['product']

const countriesInWords = ({ allowedCountries }: Product): string => allowedCountries?.join(', ') ?? ''

function GeneralRules({ product }: { product: Product }) {
  return (
    <PortalForm<typeof SetProductRules>
      intent="setRules"
      fields={{ revision: String(product.revision) }}
      defaultValue={{
        rank: product.rank,
        allowedCountries: countriesInWords(product),
        lowShare: product.lowShare,
      }}
      submit="Save rules"
      actions={
        <Button name="button" value="preview">
          Preview
        </Button>
      }
    >
      {({ bind }) => (
        <>
          <TextField
            {...bind('allowedCountries')}
            label="Allowed countries"
            help="Codes of two letters with commas between, like DE, FR, US. Empty means everywhere."
            autoComplete="off"
          />
          <NumberField
            {...bind('rank')}
            label="Rank"
            min={0}
            max={1000}
            required
            help="Where plans of two products clash, the product with the higher rank keeps its own."
          />
          <NumberField
            {...bind('lowShare')}
            label="Warn below"
            unit="% of units free"
            min={0}
            max={100}
            required
            help="License administrators are told once a day when fewer units are free than this."
          />
        </>
      )}
    </PortalForm>
  )
}

function GeneralFacts({ product }: { product: Product }) {
  return (
    <p className="text-muted">
      Allowed {product.allowedCountries === null ? 'everywhere' : `in ${countriesInWords(product)}`}; rank{' '}
      {product.rank}; warned of below {product.lowShare}% of units free.
    </p>
  )
}
