import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { placeIn } from '@latchkey/web/apps'

/** Why an application cannot be opened now, and what to do about it. */
export function NotOpen({ name, enabled }: { name: string; enabled: boolean }) {
  if (!enabled)
    return (
      <Callout kind="warning" title={`${name} is switched off`}>
        Nobody can open it for now. Its owners know when it comes back.
      </Callout>
    )
  return (
    <Callout
      title={`You do not have ${name}`}
      actions={<ButtonLink href={placeIn('my-access')}>Request access</ButtonLink>}
    >
      You may read about it here. Look in My Access for a package that gives it.
    </Callout>
  )
}
