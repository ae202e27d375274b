import { classNames } from './class-names.tsx'

const colors = [
  'bg-accent-soft text-accent-ink',
  'bg-positive-soft text-positive-ink',
  'bg-warning-soft text-warning-ink',
  'bg-negative-soft text-negative-ink',
  'bg-info-soft text-info-ink',
  'bg-pressed text-ink',
] as const

/** A color from the scales that stays the same for the same words, on every machine. */
export function stableColor(words: string): string {
  let hash = 0
  for (const character of words) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return colors[hash % colors.length] ?? colors[0]
}

/** The first letters of the first and the last word: "Ada King Lovelace" is "AL"; "?" where there is no name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = words[0]
  const last = words.length > 1 ? words[words.length - 1] : undefined
  if (first === undefined) return '?'
  return [first, last]
    .map((word) => (word === undefined ? '' : ([...word][0] ?? '')))
    .join('')
    .toUpperCase()
}

const sizes = {
  small: 'size-5 text-[0.5625rem]',
  medium: 'size-7 text-[0.6875rem]',
  large: 'size-10 text-base',
  huge: 'size-14 text-xl',
} as const

/** The size of an avatar: 20, 28, 40 or 56 px. */
export type AvatarSize = keyof typeof sizes

/** A person or a team by initials and color. Decoration: the name must stand beside it or in `title`. */
export function Avatar(props: {
  name: string
  size?: AvatarSize | undefined
  /** Shown on hover and heard by screen readers; needed where no name stands beside it. */
  title?: string | undefined
  /** Teams are square, people are round. */
  square?: boolean | undefined
}) {
  const { name, size = 'medium', title, square = false } = props
  const naming = title ? { role: 'img', title, 'aria-label': title } : { 'aria-hidden': true }
  return (
    <span
      {...naming}
      data-initials={initials(name)}
      className={classNames('avatar', square ? 'rounded-md' : 'rounded-full', sizes[size], stableColor(name))}
    />
  )
}

/** A person as people know them: avatar, name, and what they do; the full detail on hover. */
export function Person(props: {
  name: string
  /** Job title and department. */
  detail?: string | undefined
  /** Shows the detail below the name instead of on hover. */
  stacked?: boolean | undefined
  /** Stands after the name, in gray: what sets this person apart. */
  note?: string | undefined
  size?: AvatarSize | undefined
}) {
  const { name, detail, note, stacked = false, size = stacked ? 'medium' : 'small' } = props
  return (
    <span
      className="inline-flex max-w-full min-w-0 items-center gap-2 align-middle"
      title={stacked ? undefined : detail}
    >
      <Avatar name={name} size={size} />
      <span className="min-w-0">
        <span className="block truncate">
          {name}
          {note && <span className="font-normal text-muted"> {note}</span>}
        </span>
        {stacked && detail && <span className="block truncate text-sm font-normal text-muted">{detail}</span>}
      </span>
    </span>
  )
}
