import type { castOf } from '@latchkey/services/installation/demo/cast-door'
import { Avatar } from '@latchkey/ui/avatar'
import { FormErrorSummary } from '@latchkey/ui/form-error-summary'
import { Form } from '@latchkey/ui/link'
import { useFormAnswer, useSending } from '@latchkey/web/form-answer'

type CastCard = Awaited<ReturnType<typeof castOf>>[number]

/** The people of the demo organization, each a button that comes in as them. */
export function CastChoice({ cast }: { cast: readonly CastCard[] }) {
  const { result } = useFormAnswer('enter')
  const sending = useSending('enter')
  const errors = Object.values(result?.error ?? {}).flatMap((messages) => messages ?? [])
  return (
    <section aria-labelledby="cast" className="flex flex-col gap-3">
      <h2 id="cast" className="font-semibold text-ink">
        Come in as one of the cast
      </h2>
      <FormErrorSummary errors={errors.map((message) => ({ message }))} />
      <Form method="post">
        <input type="hidden" name="_intent" value="enter" />
        <ul className="grid gap-2 sm:grid-cols-2">
          {cast.map((person) => (
            <li key={person.userId} className="grid">
              <CastButton person={person} disabled={sending} />
            </li>
          ))}
        </ul>
      </Form>
    </section>
  )
}

function CastButton({ person, disabled }: { person: CastCard; disabled: boolean }) {
  return (
    <button
      type="submit"
      name="userId"
      value={person.userId}
      disabled={disabled}
      className="flex min-h-10 items-start gap-2.5 rounded-md border border-line bg-surface p-2.5 text-left hover:border-line-strong hover:bg-hover/60"
    >
      <Avatar name={person.displayName} />
      <span className="min-w-0">
        <span className="block font-medium text-ink">{person.displayName}</span>
        <span className="block text-sm text-muted">{person.part}</span>
        <span className="mt-0.5 block text-sm text-ink">{person.story}</span>
      </span>
    </button>
  )
}
