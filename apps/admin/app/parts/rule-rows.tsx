import { mostRows } from '@latchkey/core/directory/rule/limits'
import { comparisonOperators, operatorTitles } from '@latchkey/core/directory/rule/operators'
import { typeOfProperty } from '@latchkey/core/directory/rule/properties'
import {
  builderOperators,
  builderProperties,
  draftAfter,
  type RowDraft,
  type RuleDraft,
} from '@latchkey/core/directory/rule-draft'
import { Button, IconButton } from '@latchkey/ui/button'
import { Field, Select, TextField } from '@latchkey/ui/field'
import { useHydrated } from '@latchkey/ui/hydrated'

/** What ties a field of a line to its errors. */
export type RowErrors = (name: string) => { readonly id: string; readonly errors: readonly string[] | undefined }

/**
 * The rule builder: up to five lines of property, operator and value, joined by one word. Without JavaScript its buttons send the form, and
 * the server answers with a line more or less.
 */
export function RuleRows(props: { draft: RuleDraft; onChange: (draft: RuleDraft) => void; errorsOf: RowErrors }) {
  const { draft, onChange, errorsOf } = props
  const hydrated = useHydrated()
  const { rows, joinedBy } = draft
  const take = (step: string) => ({
    name: 'step',
    value: step,
    ...(hydrated ? { type: 'button' as const, onClick: () => onChange(draftAfter(draft, step) ?? draft) } : {}),
  })
  return (
    <div className="flex flex-col gap-3">
      <ol aria-label="Expressions" className="flex flex-col gap-3">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
          <li key={at} className="flex flex-col gap-3">
            {at > 0 && <Joint draft={draft} at={at} onChange={onChange} />}
            <Line
              row={row}
              at={at}
              errorsOf={errorsOf}
              onChange={(changed) => onChange({ ...draft, rows: rows.map((one, nth) => (nth === at ? changed : one)) })}
            >
              <IconButton
                icon="x"
                label={`Remove expression ${at + 1}`}
                disabled={rows.length === 1 && row.property === ''}
                {...take(`drop:${at}`)}
              />
            </Line>
          </li>
        ))}
      </ol>
      {rows.length < 2 && <input type="hidden" name="joinedBy" value={joinedBy} />}
      <div>
        {rows.length < mostRows ? (
          <Button size="small" icon="plus" {...take('add')}>
            Add expression
          </Button>
        ) : (
          <p className="text-sm text-muted">The builder has {mostRows} expressions at most. A text can have more.</p>
        )}
      </div>
    </div>
  )
}

/** The word between two lines: to be chosen before the second, the same before all others. */
function Joint(props: { draft: RuleDraft; at: number; onChange: (draft: RuleDraft) => void }) {
  const { draft, at, onChange } = props
  if (at > 1) return <p className="text-sm font-medium text-muted">{draft.joinedBy}</p>
  return (
    <Select
      name="joinedBy"
      aria-label="Joined by"
      className="w-24"
      value={draft.joinedBy}
      options={[
        { value: 'and', label: 'and' },
        { value: 'or', label: 'or' },
      ]}
      onChange={({ currentTarget: { value } }) => onChange({ ...draft, joinedBy: value === 'or' ? 'or' : 'and' })}
    />
  )
}

function Line(props: {
  row: RowDraft
  at: number
  errorsOf: RowErrors
  onChange: (row: RowDraft) => void
  children: React.ReactNode
}) {
  const { row, at, errorsOf, onChange, children } = props
  const name = (field: keyof RowDraft) => `rows[${at}].${field}`
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 sm:grid-cols-[minmax(0,11fr)_minmax(0,9fr)_minmax(0,11fr)_auto]">
      <legend className="sr-only">Expression {at + 1}</legend>
      <Field label="Property" labelHidden name={name('property')} {...errorsOf(name('property'))}>
        {(control) => (
          <Select
            {...control}
            placeholder="Choose a property"
            value={row.property}
            options={propertiesWith(row.property)}
            onChange={({ currentTarget: { value } }) => onChange(withProperty(row, value))}
          />
        )}
      </Field>
      <div className="col-start-1 sm:col-start-2">
        <Field label="Operator" labelHidden name={name('operator')} {...errorsOf(name('operator'))}>
          {(control) => (
            <Operators control={control} row={row} onChange={(operator) => onChange({ ...row, operator })} />
          )}
        </Field>
      </div>
      <div className="col-start-1 sm:col-start-3">
        <TextField
          label="Value"
          labelHidden
          name={name('value')}
          {...errorsOf(name('value'))}
          value={row.value}
          placeholder={placeholderFor(row)}
          autoComplete="off"
          onChange={({ currentTarget: { value } }) => onChange({ ...row, value })}
        />
      </div>
      <div className="col-start-2 row-start-1 sm:col-start-4">{children}</div>
    </fieldset>
  )
}

function Operators(props: {
  control: { id: string; name: string }
  row: RowDraft
  onChange: (operator: string) => void
}) {
  const { control, row, onChange } = props
  // Without JavaScript the property may still change, so every operator has to be there.
  const hydrated = useHydrated()
  const offered = hydrated ? builderOperators(row.property) : comparisonOperators
  return (
    <Select
      {...control}
      value={row.operator}
      options={offered.map((value) => ({ value, label: operatorTitles[value] }))}
      onChange={({ currentTarget: { value } }) => onChange(value)}
    />
  )
}

const propertiesWith = (chosen: string) =>
  (chosen === '' || builderProperties.includes(chosen) ? builderProperties : [chosen, ...builderProperties]).map(
    (value) => ({ value, label: value }),
  )

function withProperty(row: RowDraft, property: string): RowDraft {
  const [first] = builderOperators(property)
  const fits = builderOperators(property).some((operator) => operator === row.operator)
  return { ...row, property, operator: fits ? row.operator : (first ?? 'eq') }
}

function placeholderFor({ property, operator }: RowDraft): string {
  if (operator === 'in' || operator === 'notIn') return 'Sales; Marketing'
  const type = typeOfProperty(property)
  if (type === 'boolean') return 'true or false'
  return type === 'date' ? '2026-06-10 or system.now' : 'Text, or null for none'
}
