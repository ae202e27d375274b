import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { When } from '@latchkey/web/when'
import { places } from './places.ts'

/** Access of this person that ends within the next days. */
export interface EndingAccess {
  readonly id: string
  readonly packageName: string
  readonly expiresAt: Date
}

/** What waits for this person and what of theirs ends soon. Nothing where there is nothing. */
export function Overview(props: { waiting: number; answersAwaited: number; ending: readonly EndingAccess[] }) {
  const { waiting, answersAwaited, ending } = props
  if (waiting === 0 && answersAwaited === 0 && ending.length === 0) return null
  return (
    <section aria-label="What needs you" className="flex flex-col gap-2">
      {waiting > 0 && (
        <Callout
          kind="warning"
          title={waiting === 1 ? 'One request waits for your decision' : `${waiting} requests wait for your decision`}
          actions={
            <ButtonLink href={places.approvals} size="small">
              Decide
            </ButtonLink>
          }
        />
      )}
      {answersAwaited > 0 && (
        <Callout
          kind="warning"
          title={
            answersAwaited === 1
              ? 'One request of yours waits for your answer'
              : `${answersAwaited} requests of yours wait for your answer`
          }
          actions={
            <ButtonLink href={places.requests} size="small">
              Answer
            </ButtonLink>
          }
        >
          Somebody who decides has a question. Until you answer, the request stands still.
        </Callout>
      )}
      {ending.length > 0 && (
        <Callout
          kind="info"
          title={ending.length === 1 ? 'One access of yours ends soon' : `${ending.length} of your accesses end soon`}
          actions={
            <ButtonLink href={places.assignments} size="small">
              Show
            </ButtonLink>
          }
        >
          {ending.slice(0, 3).map((access, nth) => (
            <span key={access.id}>
              {nth > 0 && ', '}
              {access.packageName} <When at={access.expiresAt} />
            </span>
          ))}
          {ending.length > 3 && ' and more'}
        </Callout>
      )}
    </section>
  )
}
