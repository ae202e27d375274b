import { Badge } from '@latchkey/ui/badge'

/** Whether a rule came with the catalog or was made here. */
export function PresetBadge({ preset }: { preset: boolean }) {
  return preset ? <Badge tone="accent">Preset</Badge> : <Badge>Made here</Badge>
}

/** What to say before a rule is taken away. */
export const removalWords = (preset: boolean): string =>
  preset
    ? 'Everybody concerned is looked at again. A preset that was taken away does not come back with the next import.'
    : 'Everybody concerned is looked at again.'
