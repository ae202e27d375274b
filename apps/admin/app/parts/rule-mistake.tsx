import type { RuleError } from '@latchkey/core/directory/rule/rule-errors'

/** How much of a long rule is shown on each side of a mistake, in characters. */
const around = 120

/** The text of a rule with the piece marked that is a mistake, and what to write instead where that is clear. */
export function RuleMistake({ text, error }: { text: string; error: RuleError }) {
  const { start, end, fix } = error
  const [from, to] = [Math.max(0, start - around), Math.min(text.length, end + around)]
  const piece = text.slice(start, end)
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="text-sm text-muted">
        {piece === '' ? 'Something is missing here:' : <>The mistake is here, at character {start + 1}:</>}
      </figcaption>
      <p className="rounded-md border border-negative-line bg-negative-faint px-2.5 py-1.5 font-mono text-sm break-words whitespace-pre-wrap text-ink">
        {from > 0 && '…'}
        {text.slice(from, start)}
        <mark className="bg-transparent font-semibold text-negative-ink underline decoration-2 underline-offset-4">
          {piece === '' ? <span aria-hidden="true">‸</span> : piece}
        </mark>
        {text.slice(end, to)}
        {to < text.length && '…'}
      </p>
      {fix !== undefined && !error.says.includes(fix) && (
        <p className="text-sm text-muted">
          Write <code className="font-mono text-ink">{fix}</code> there.
        </p>
      )}
    </figure>
  )
}
