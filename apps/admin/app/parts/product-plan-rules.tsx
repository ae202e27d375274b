import type { AddPlanRelation } from '@latchkey/services/licensing/add-plan-relation'
import type { PlanRuleRow, ProductRulesShown } from '@latchkey/services/licensing/product-rules.views'
import type { ProductDetail } from '@latchkey/services/licensing/products.views'
import { SelectField } from '@latchkey/ui/field'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { PortalForm } from '@latchkey/web/portal-form'
import { PresetBadge, removalWords } from './preset-badge.tsx'

const kindWords = { excludes: 'cannot be on beside', requires: 'needs' } as const

const keyOf = ({ kind, plan, other }: PlanRuleRow): string => `${kind} ${plan.id} ${other.id}`

const sentence = ({ kind, plan, other }: PlanRuleRow): string =>
  `${plan.displayName} ${kindWords[kind]} ${other.displayName}`

const columns: readonly Column<PlanRuleRow>[] = [
  { key: 'rule', header: 'Rule', primary: true, cell: (row) => <span className="font-normal">{sentence(row)}</span> },
  { key: 'origin', header: 'From', nowrap: true, cell: ({ preset }) => <PresetBadge preset={preset} /> },
]

const removal: Column<PlanRuleRow> = {
  key: 'remove',
  header: 'Remove',
  headerHidden: true,
  align: 'end',
  cell: (row) => (
    <div className="flex sm:justify-end">
      <ConfirmForm
        intent="removePlanRule"
        formKey={keyOf(row)}
        fields={{ kind: row.kind, planId: row.plan.id, otherPlanId: row.other.id }}
        trigger={{ label: 'Remove', size: 'small' }}
        title={`Remove the rule “${sentence(row)}”?`}
        confirmLabel="Remove rule"
      >
        It holds for every product that has these plans. {removalWords(row.preset)}
      </ConfirmForm>
    </div>
  ),
}

/** The rules about the plans of a product: which exclude each other, and which need another. */
export function PlanRules(props: { detail: ProductDetail; rules: ProductRulesShown; why: string | null }) {
  const { detail, rules, why } = props
  return (
    <Section
      title="Rules about plans"
      description="Of two plans that exclude each other one stays off; a plan that lacks what it needs stays off. The rest of the product works."
    >
      <div className="flex flex-col gap-4">
        {rules.planRules.length > 0 ? (
          <Table
            caption="Rules about plans"
            columns={why === null ? [...columns, removal] : columns}
            rows={rules.planRules}
            rowKey={keyOf}
          />
        ) : (
          <p className="text-muted">No rule is about the plans of this product.</p>
        )}
        {why === null && detail.plans.length > 0 && (
          <PortalForm<typeof AddPlanRelation> intent="addPlanRule" submit="Add rule" submitVariant="secondary">
            {({ bind }) => (
              <>
                <SelectField
                  {...bind('planId')}
                  label="Plan of this product"
                  required
                  placeholder="Choose a plan"
                  options={detail.plans.map(({ id, displayName }) => ({ value: id, label: displayName }))}
                />
                <SelectField
                  {...bind('kind')}
                  label="Rule"
                  required
                  options={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
                />
                <SelectField
                  {...bind('otherPlanId')}
                  label="Other plan"
                  required
                  placeholder="Choose a plan"
                  options={rules.planChoices.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </>
            )}
          </PortalForm>
        )}
      </div>
    </Section>
  )
}
