import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { placeIn } from '@latchkey/web/apps'

/** In place of the applications where there are none: why, and the way to some. */
export function NoApps({ search }: { search: string }) {
  const request = (
    <ButtonLink href={placeIn('my-access')} variant="primary">
      Request access
    </ButtonLink>
  )
  if (search === '')
    return (
      <EmptyState title="You have no applications yet" icon="grid" actions={request}>
        Applications come with access packages and groups. Look in My Access for what you may request.
      </EmptyState>
    )
  return (
    <EmptyState
      title={`None of your applications matches “${search}”`}
      icon="search"
      actions={
        <>
          <ButtonLink href={placeIn('my-apps')}>Show all of them</ButtonLink>
          {request}
        </>
      }
    >
      Try another word, or request access to what you are missing.
    </EmptyState>
  )
}
