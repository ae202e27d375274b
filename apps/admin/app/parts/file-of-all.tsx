import { Button, ButtonLink } from '@latchkey/ui/button'
import { PlainForm } from '@latchkey/ui/link'
import type { Typed } from '../server/typed.ts'

/** Where the file of a preview is: at an address, or where its form was not saved, at one that takes the form as it was sent. */
export interface PreviewFile {
  readonly href: string
  readonly typed?: Typed
}

/** A button that fetches everybody whom a preview concerns as a file. */
export function FileOfAll({ href, typed }: PreviewFile) {
  if (typed === undefined)
    return (
      <ButtonLink href={href} icon="download" download>
        Export as CSV
      </ButtonLink>
    )
  return (
    <PlainForm method="post" action={href}>
      {Object.entries(typed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button icon="download">Export as CSV</Button>
    </PlainForm>
  )
}
