import { Callout } from '@latchkey/ui/callout'
import type { ReactNode } from 'react'

/** A password that is shown this once and kept nowhere: it is in no address and no cookie. */
export function TemporaryPassword(props: { name: string; password: string; actions?: ReactNode }) {
  const { name, password, actions } = props
  return (
    <Callout kind="success" title={`The temporary password of ${name}`} live actions={actions}>
      <p className="my-2">
        <code className="rounded-md border border-line bg-surface px-2 py-1 font-mono text-lg text-ink select-all">
          {password}
        </code>
      </p>
      <p>
        It is shown only now: note it before you leave this page, and tell it in person or by phone. They choose their
        own when they sign in with it.
      </p>
    </Callout>
  )
}
