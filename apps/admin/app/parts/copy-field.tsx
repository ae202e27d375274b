import { Button } from '@latchkey/ui/button'
import { controlClass, Field } from '@latchkey/ui/field'
import { useHydrated } from '@latchkey/ui/hydrated'
import { useState } from 'react'

/** Text to take elsewhere, such as an address: marked by a click, copied by a button where JavaScript runs. */
export function CopyField(props: { name: string; label: string; value: string; help?: string }) {
  const { name, label, value, help } = props
  const hydrated = useHydrated()
  const [copied, setCopied] = useState(false)
  return (
    <Field name={name} label={label} help={help}>
      {(control) => (
        <span className="flex min-w-0 gap-2">
          <input
            {...control}
            readOnly
            value={value}
            onFocus={({ currentTarget }) => currentTarget.select()}
            className={`${controlClass} min-w-0`}
          />
          {hydrated && (
            <Button
              type="button"
              icon={copied ? 'check' : 'copy'}
              onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
            >
              <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
            </Button>
          )}
        </span>
      )}
    </Field>
  )
}
