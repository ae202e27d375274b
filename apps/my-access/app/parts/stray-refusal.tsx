import { Callout } from '@latchkey/ui/callout'
import type { FormAnswer } from '@latchkey/web/server/forms'
import { useActionData } from '@remix-run/react'

/**
 * Why a form was refused that is not on the page any more, because the page was out of date. Forms that are still there say it
 * themselves: `standing` are the keys of those, `intents` say which are there without one.
 */
export function StrayRefusal(props: { standing?: readonly string[]; intents?: readonly string[] }) {
  const { standing = [], intents = [] } = props
  const answer = useActionData<FormAnswer>()
  if (!answer || intents.includes(answer.intent) || (answer.key !== null && standing.includes(answer.key))) return null
  const says = Object.values(answer.result.error ?? {}).flatMap((messages) => messages ?? [])
  if (says.length === 0) return null
  return (
    <Callout kind="warning" title="This page was out of date, so nothing was done" live>
      {says.join(' ')}
    </Callout>
  )
}
