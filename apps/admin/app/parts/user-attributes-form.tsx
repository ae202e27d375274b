import { type Attribute, attributeSections, attributes } from '@latchkey/core/directory/attributes'
import type { StoredUser } from '@latchkey/services/directory/users.store'
import { ButtonLink } from '@latchkey/ui/button'
import { Fieldset, SelectField, TextArea, TextField } from '@latchkey/ui/field'
import { type FormBinding, PortalForm } from '@latchkey/web/portal-form'
import type { z } from 'zod'

/** The names of the fields: `attributes.city`. */
type Shape = z.ZodType<unknown, Partial<Record<`attributes.${string}`, unknown>>>

const switchOptions = [
  { value: '', label: 'Not known' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]

/** The form of what rules read about a user beside the profile. */
export function UserAttributesForm({ user, backHref }: { user: StoredUser; backHref: string }) {
  return (
    <PortalForm<Shape>
      fields={{ revision: String(user.revision) }}
      submit="Save changes"
      defaultValue={{ attributes: valuesOf(user) } as object}
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {(binding) => (
        <div className="flex flex-col gap-8">
          {attributeSections.map((section) => (
            <Fieldset key={section} legend={section}>
              <div className="grid gap-4 sm:grid-cols-2">
                {attributes
                  .filter((attribute) => attribute.section === section)
                  .map((attribute) => (
                    <AttributeField key={attribute.name} attribute={attribute} binding={binding} />
                  ))}
              </div>
            </Fieldset>
          ))}
        </div>
      )}
    </PortalForm>
  )
}

const valuesOf = (user: StoredUser) =>
  Object.fromEntries(
    Object.entries(user.attributes ?? {}).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join('\n') : String(value),
    ]),
  )

function AttributeField({ attribute, binding }: { attribute: Attribute; binding: FormBinding<Shape> }) {
  const { name, title, kind } = attribute
  const field = { ...binding.bind(`attributes.${name}`), label: title }
  const inRules = <code className="font-mono">user.{name}</code>
  if (kind === 'flag') {
    const { minLength: _, maxLength: __, ...select } = field
    return <SelectField {...select} options={switchOptions} help={inRules} />
  }
  if (kind === 'texts') return <TextArea {...field} rows={3} help={<>{inRules}, one in a line</>} />
  return <TextField {...field} help={inRules} autoComplete="off" />
}
