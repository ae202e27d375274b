import { Callout } from '@latchkey/ui/callout'
import { CopyField } from './copy-field.tsx'

/** The secret of a custom extension, which is shown this once: it is in no address and no cookie. */
export function ExtensionSecret({ secret }: { secret: string }) {
  return (
    <Callout kind="success" title="The secret that signs its calls" live>
      <CopyField
        name="secret"
        label="Secret"
        value={secret}
        help="It is shown only now. Keep it where the program can read it, to check that calls come from here."
      />
    </Callout>
  )
}
