import type { OpenSession } from '@latchkey/services/account/sessions.views'
import { Badge } from '@latchkey/ui/badge'
import { Icon } from '@latchkey/ui/icon'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { When } from '@latchkey/web/when'

/** The browsers in which the person is signed in; the present one says so. */
export function SessionList({ sessions }: { sessions: readonly OpenSession[] }) {
  return (
    <ul className="-my-2.5 divide-y divide-line">
      {sessions.map((session) => (
        <li key={`${session.since.getTime()} ${session.until.getTime()}`} className="flex items-start gap-3 py-2.5">
          <Icon name="monitor" size={20} className="mt-0.5 text-muted" />
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium text-ink">
              {deviceWords(session)}
              {session.current && <Badge tone="done">This browser</Badge>}
            </p>
            <p className="text-sm text-muted">
              Signed in <When at={session.since} />
              {session.address && <> from {session.address}</>}; unused, it ends <When at={session.until} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Asks, then ends every session of the person, the present one among them. */
export function SignOutEverywhere({ count }: { count: number }) {
  return (
    <ConfirmForm
      intent="everywhere"
      trigger={{ label: 'Sign out everywhere', icon: 'log-out', size: 'small' }}
      title="Sign out everywhere?"
      confirmLabel="Sign out everywhere"
    >
      {count === 1
        ? 'This browser is the only one in which you are signed in. You sign in again with your password.'
        : `All ${count} browsers are signed out, this one too. You sign in again with your password.`}
    </ConfirmForm>
  )
}

/** A browser and its system as a person would say them. */
const deviceWords = ({ browser, operatingSystem }: Pick<OpenSession, 'browser' | 'operatingSystem'>): string =>
  [browser ?? 'A browser that is not known', operatingSystem].filter(Boolean).join(' on ')
