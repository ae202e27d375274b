import type { Verdict } from '@latchkey/core/entitlement/request'
import { Badge } from '@latchkey/ui/badge'

const looks = {
  approve: { word: 'Approved', tone: 'done' },
  deny: { word: 'Denied', tone: 'refused' },
} as const satisfies Record<Verdict, { readonly word: string; readonly tone: string }>

/** What an approver said. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { word, tone } = looks[verdict]
  return <Badge tone={tone}>{word}</Badge>
}
