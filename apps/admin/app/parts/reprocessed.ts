import type { Reprocessed } from '@latchkey/services/licensing/reprocess-licenses'

/** What looking at licenses again came to, in a sentence. */
export function reprocessedInWords({ changed, runId }: Reprocessed): string {
  if (runId !== null) return 'This concerns many people, so it goes on by itself. Runs tells how far it is.'
  if (changed === 0) return 'All was as it should be: nothing changed.'
  return `The licenses of ${changed} ${changed === 1 ? 'person' : 'people'} were not as they should be, and are now.`
}
