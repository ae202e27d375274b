import type { AddSuperseded } from '@latchkey/services/licensing/add-superseded'
import type { ProductRulesShown, ReplacementRow } from '@latchkey/services/licensing/product-rules.views'
import type { ProductDetail } from '@latchkey/services/licensing/products.views'
import { SelectField } from '@latchkey/ui/field'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { PortalForm } from '@latchkey/web/portal-form'
import { ObjectLink } from './object-link.tsx'
import { PresetBadge, removalWords } from './preset-badge.tsx'

const product: Column<ReplacementRow> = {
  key: 'product',
  header: 'Product',
  primary: true,
  cell: ({ id, displayName, skuPartNumber }) => (
    <>
      <ObjectLink type="product" id={id} name={displayName} />
      <span className="block text-sm font-normal break-all text-muted">{skuPartNumber}</span>
    </>
  ),
}

const origin: Column<ReplacementRow> = {
  key: 'origin',
  header: 'Rule',
  nowrap: true,
  cell: ({ preset }) => <PresetBadge preset={preset} />,
}

/** Which products this one replaces, and which replace it. */
export function Replacements(props: { detail: ProductDetail; rules: ProductRulesShown; why: string | null }) {
  const { detail, rules, why } = props
  const name = detail.product.displayName
  const removal: Column<ReplacementRow> = {
    key: 'remove',
    header: 'Remove',
    headerHidden: true,
    align: 'end',
    cell: ({ id, displayName, preset }) => (
      <div className="flex sm:justify-end">
        <ConfirmForm
          intent="removeSuperseded"
          formKey={id}
          fields={{ supersededId: id }}
          trigger={{ label: 'Remove', size: 'small' }}
          title={`Let ${name} not replace ${displayName} any more?`}
          confirmLabel="Remove rule"
        >
          Who has a reason for both takes a seat of each then. {removalWords(preset)}
        </ConfirmForm>
      </div>
    ),
  }
  return (
    <>
      <Section
        title="Replaces"
        description="Who holds this product takes no seat of these. They come back by themselves when this one ends."
      >
        <div className="flex flex-col gap-4">
          {rules.replaces.length > 0 ? (
            <Table
              caption="Replaces"
              columns={[product, origin, ...(why === null ? [removal] : [])]}
              rows={rules.replaces}
              rowKey={({ id }) => id}
            />
          ) : (
            <p className="text-muted">It replaces no other product.</p>
          )}
          {rules.replacesThrough.length > 0 && (
            <p className="text-muted">
              Through these it also replaces {rules.replacesThrough.map(({ name: other }) => other).join(', ')}.
            </p>
          )}
          {why === null && (
            <PortalForm<typeof AddSuperseded>
              intent="addSuperseded"
              submit="Let it replace this product"
              submitVariant="secondary"
            >
              {({ bind }) => (
                <SelectField
                  {...bind('supersededId')}
                  label="Another product that it replaces"
                  required
                  placeholder="Choose a product"
                  options={rules.productChoices.map(({ id, name: label }) => ({ value: id, label }))}
                />
              )}
            </PortalForm>
          )}
        </div>
      </Section>
      {rules.replacedBy.length > 0 && (
        <Section title="Replaced by" description="Who holds one of these takes no seat of this product.">
          <Table caption="Replaced by" columns={[product, origin]} rows={rules.replacedBy} rowKey={({ id }) => id} />
        </Section>
      )}
    </>
  )
}
