import { Button, IconButton } from '@latchkey/ui/button'
import { TextArea, TextField } from '@latchkey/ui/field'
import { useHydrated } from '@latchkey/ui/hydrated'
import type { PolicyBinding } from './policy-shape.ts'
import { useRows } from './use-rows.ts'

/** A question in other languages: its words, and those of its choices line by line. */
export function PolicyTranslations(props: { binding: PolicyBinding; origin: number; nth: number }) {
  const { binding, origin, nth } = props
  const { bind, count, listButton } = binding
  const [from, at] = [`questions[${origin}].translations`, `questions[${nth}].translations`] as const
  const { rows, add, drop } = useRows(count(`questions[${origin}].translations`))
  const hydrated = useHydrated()
  const here = (work: () => void) => (hydrated ? { type: 'button' as const, onClick: work } : undefined)
  return (
    <div className="flex flex-col gap-3">
      {rows.length > 0 && (
        <ul aria-label={`Question ${nth + 1} in other languages`} className="flex flex-col gap-3">
          {rows.map((row, place) => (
            <li key={row} className="flex flex-col gap-3 rounded-md bg-subtle p-3">
              <div className="grid grid-cols-[6rem_minmax(0,1fr)_auto] items-end gap-2">
                <TextField
                  {...bind(`${from}[${row}].language`)}
                  name={`${at}[${place}].language`}
                  label="Language"
                  placeholder="de"
                  autoComplete="off"
                  autoCapitalize="none"
                />
                <TextField
                  {...bind(`${from}[${row}].text`)}
                  name={`${at}[${place}].text`}
                  label="What you ask in it"
                  autoComplete="off"
                />
                <IconButton
                  icon="x"
                  label={`Remove the language from question ${nth + 1}`}
                  {...(here(() => drop(place)) ?? listButton(from, { drop: place }))}
                />
              </div>
              <div className="group-has-[option[value^=choice]:checked]/question:hidden">
                <TextField
                  {...bind(`${from}[${row}].hint`)}
                  name={`${at}[${place}].hint`}
                  label="What a right answer looks like in it"
                  help="Only with a pattern."
                  autoComplete="off"
                />
              </div>
              <div className="hidden group-has-[option[value^=choice]:checked]/question:block">
                <TextArea
                  {...bind(`${from}[${row}].choices`)}
                  name={`${at}[${place}].choices`}
                  label="Choices in it"
                  help="One on each line, in the order of the choices above."
                  rows={3}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button size="small" variant="quiet" icon="globe" {...(here(add) ?? listButton(from, { add: true }))}>
          Add a language
        </Button>
      </div>
    </div>
  )
}
