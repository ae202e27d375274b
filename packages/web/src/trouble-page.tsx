import { ButtonLink } from '@latchkey/ui/button'
import type { IconName } from '@latchkey/ui/icon'
import { MessagePage } from '@latchkey/ui/message-page'
import { isRouteErrorResponse, type MetaFunction, useRouteError } from '@remix-run/react'
import { placeIn } from './apps.ts'
import { useRootData } from './root-data.tsx'
import type { Trouble } from './server/answer.ts'

const looks: Readonly<Record<Trouble['kind'], { title: string; icon: IconName }>> = {
  unauthenticated: { title: 'Sign in to go on', icon: 'key' },
  forbidden: { title: 'This is not yours to open', icon: 'lock' },
  notFound: { title: 'Nothing here', icon: 'search' },
  conflict: { title: 'This cannot be done now', icon: 'info' },
  invalid: { title: 'This could not be read', icon: 'info' },
  tooLarge: { title: 'Too large', icon: 'alert' },
  fault: { title: 'Something went wrong', icon: 'alert' },
}

/** The friendly page for a refusal, a missing page or a fault: what happened, a way on, and a reference. */
export function TroublePage() {
  const root = useRootData()
  const trouble = troubleOf(useRouteError(), root?.reference)
  const { title, icon } = looks[trouble.kind]
  return (
    <MessagePage
      title={title}
      icon={icon}
      reference={trouble.reference || undefined}
      actions={<ButtonLink href={placeIn(root?.app ?? 'my-apps')}>Go to the start page</ButtonLink>}
    >
      {trouble.says}
    </MessagePage>
  )
}

/** The `meta` of an app's root: what the tab says where no page says more, and where a page failed. */
export const rootMeta: MetaFunction = ({ error }) => [
  { title: error === undefined ? 'Latchkey' : `${looks[troubleOf(error).kind].title} · Latchkey` },
]

/** What an error boundary caught, in words. */
function troubleOf(error: unknown, reference = ''): Trouble {
  if (isRouteErrorResponse(error)) {
    if (isTrouble(error.data)) return error.data
    if (error.status === 404) {
      return { kind: 'notFound', code: 'notFound', says: 'This address leads to no page.', reference }
    }
  }
  return { kind: 'fault', code: 'fault', says: 'It is written down under this reference. Try again.', reference }
}

const isTrouble = (data: unknown): data is Trouble =>
  typeof data === 'object' && data !== null && typeof (data as Partial<Trouble>).says === 'string'
