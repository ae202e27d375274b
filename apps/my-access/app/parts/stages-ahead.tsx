import type { StageAhead } from '@latchkey/services/entitlement/policies-told'
import { daysInWords } from '@latchkey/web/length-words'

/** Who would decide, stage by stage, and how long each has. */
export function StagesAhead({ stages }: { stages: readonly StageAhead[] }) {
  if (stages.length === 0) return <>Nobody has to: it is given at once.</>
  return (
    <ol className="flex flex-col gap-1.5">
      {stages.map((stage, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stages have no identity but their place
        <li key={nth} className="flex gap-2">
          {stages.length > 1 && <span className="text-muted tabular-nums">{nth + 1}.</span>}
          <span className="min-w-0 break-words">
            <span className="inline-block first-letter:uppercase">{stage.approvers || 'Nobody yet'}</span>
            <span className="block text-sm text-muted">{detailsOf(stage)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

function detailsOf(stage: StageAhead): string {
  const several = stage.people.length + stage.more > 1
  return [
    namesNeeded(stage),
    several &&
      stage.needed !== 1 &&
      (stage.needed === 'all' ? 'All of them approve.' : `${stage.needed} of them approve.`),
    `Within ${daysInWords(stage.days)}.`,
    stage.escalatesAfterDays !== null && `After ${daysInWords(stage.escalatesAfterDays)} others are asked too.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Who it comes to today, where the words alone do not say it. */
function namesNeeded({ approvers, people, more }: StageAhead): string {
  if (people.length === 0 || people.every((name) => approvers.includes(name))) return ''
  return `Today: ${people.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
}
