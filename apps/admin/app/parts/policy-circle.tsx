import {
  type ApproverSource,
  type ApproversForm,
  approverSourceTitles,
} from '@latchkey/core/entitlement/approvers-form'
import { ChooserField } from './chooser-field.tsx'
import type { Circle, PolicyBinding } from './policy-shape.ts'

/** Some people of a stage: by what they are to the requestor or the catalog, by name, or as members of a group. */
export function PolicyCircle(props: {
  at: `stages[${number}].${Circle}`
  legend: string
  help?: string
  people: string
  groups: string
  sources: readonly ApproverSource[]
  circle: ApproversForm | undefined
  names: Readonly<Record<string, string>>
  binding: PolicyBinding
}) {
  const { at, legend, help, people, groups, sources, circle, names, binding } = props
  const { bind, bindChoices } = binding
  const chosen = bindChoices(`${at}.sources`)
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium text-ink">
        {legend}
        {help && <span className="block text-sm font-normal text-muted">{help}</span>}
      </legend>
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {sources.map((source) => (
          <li key={source}>
            <label className="flex w-fit items-start gap-2 touch:py-2.5">
              <input
                type="checkbox"
                name={chosen.name}
                value={source}
                defaultChecked={(chosen.defaultValue ?? []).includes(source)}
                className="mt-0.5 size-4 shrink-0"
              />
              {approverSourceTitles[source]}
            </label>
          </li>
        ))}
      </ul>
      <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2">
        <ChooserField
          kind="user"
          label={people}
          chosen={bindChoices(`${at}.userIds`)}
          typed={bind(`${at}.addUsers`)}
          before={circle?.userIds ?? []}
          names={names}
        />
        <ChooserField
          kind="group"
          label={groups}
          chosen={bindChoices(`${at}.groupIds`)}
          typed={bind(`${at}.addGroups`)}
          before={circle?.groupIds ?? []}
          names={names}
        />
      </div>
    </fieldset>
  )
}
