/** What a color means; the same in every app. */
export type Tone = 'neutral' | 'accent' | 'waiting' | 'done' | 'refused' | 'progress' | 'ended'

/** A dot or a bar in the tone's solid color. */
export const toneSolid: Record<Tone, string> = {
  neutral: 'bg-neutral',
  accent: 'bg-accent',
  waiting: 'bg-warning',
  done: 'bg-positive',
  refused: 'bg-negative',
  progress: 'bg-info',
  ended: 'bg-neutral',
}

/** A soft fill with text that reads on it. */
export const toneSoft: Record<Tone, string> = {
  neutral: 'bg-neutral-soft text-ink',
  accent: 'bg-accent-soft text-accent-ink',
  waiting: 'bg-warning-soft text-warning-ink',
  done: 'bg-positive-soft text-positive-ink',
  refused: 'bg-negative-soft text-negative-ink',
  progress: 'bg-info-soft text-info-ink',
  ended: 'bg-neutral-soft text-muted',
}

/** Text or an icon in the tone's color, for the page's own background. */
export const toneInk: Record<Tone, string> = {
  neutral: 'text-muted',
  accent: 'text-accent-ink',
  waiting: 'text-warning-ink',
  done: 'text-positive-ink',
  refused: 'text-negative-ink',
  progress: 'text-info-ink',
  ended: 'text-muted',
}

/** The line around a soft fill. */
export const toneLine: Record<Tone, string> = {
  neutral: 'border-neutral-line',
  accent: 'border-accent-line',
  waiting: 'border-warning-line',
  done: 'border-positive-line',
  refused: 'border-negative-line',
  progress: 'border-info-line',
  ended: 'border-neutral-line',
}
