import { attributes } from '@latchkey/core/directory/attributes'
import { ButtonLink } from '@latchkey/ui/button'
import { DescriptionList } from '@latchkey/ui/description-list'
import { Section } from '@latchkey/ui/section'
import { adminPage } from './address.ts'
import { Possibly } from './not-now.tsx'
import type { UserShown } from './user-actions.tsx'

/** What the rules of groups read about a user beside the profile. */
export function UserAttributes({ shown: { user, rights } }: { shown: UserShown }) {
  const filled = filledIn(user.attributes)
  return (
    <Section
      title="Further attributes"
      card
      actions={
        <Possibly why={rights.update} label="Edit attributes" size="small">
          <ButtonLink href={adminPage(`/users/${user.id}/attributes`)} size="small">
            Edit attributes
          </ButtonLink>
        </Possibly>
      }
    >
      {filled.length === 0 ? (
        <p className="text-muted">Nothing is on record that only the rules of groups read.</p>
      ) : (
        <DescriptionList
          items={filled.map(([term, values]) => ({
            term,
            details: values.map((value) => (
              <span key={value} className="block break-words">
                {value}
              </span>
            )),
          }))}
        />
      )}
    </Section>
  )
}

const words = (value: string | readonly string[] | boolean): readonly string[] => {
  if (typeof value === 'boolean') return [value ? 'Yes' : 'No']
  return typeof value === 'string' ? [value] : value
}

/** The attributes with a value, in the order of the form, and extensions that no form knows. */
function filledIn(given: UserShown['user']['attributes']): readonly (readonly [string, readonly string[]])[] {
  const values = new Map(Object.entries(given ?? {}))
  const titled = attributes.flatMap(({ name, title }) => {
    const value = values.get(name)
    values.delete(name)
    return value === undefined ? [] : [[title, words(value)] as const]
  })
  return [...titled, ...[...values].map(([name, value]) => [name, words(value)] as const)]
}
