import { classNames } from './class-names.tsx'

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
const box = (x: number, y: number, w: number, h: number, r = 1.5) =>
  `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}` +
  `a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}z`
const dot = (x: number, y: number) => `M${x} ${y}h.01`

/** Every icon as one stroke path on a 20 px grid. */
const paths = {
  alert: 'M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.3h.01',
  apps: [3, 8.5, 14].flatMap((y) => [3, 8.5, 14].map((x) => box(x, y, 3, 3, 0.8))).join(''),
  'arrow-down': 'M10 4v12M5 11l5 5 5-5',
  'arrow-left': 'M16 10H4M9 5l-5 5 5 5',
  'arrow-right': 'M4 10h12M11 5l5 5-5 5',
  'arrow-up': 'M10 16V4M5 9l5-5 5 5',
  bell: 'M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13zM8.3 17.2h3.4',
  box: 'M10 2.5 16.5 6v8L10 17.5 3.5 14V6zM3.5 6 10 9.5 16.5 6M10 9.5v8',
  building: `${box(4, 2.5, 12, 15)}M8 17.5v-3.5h4v3.5M7.5 6h.01M10 6h.01M12.5 6h.01M7.5 9.5h.01M10 9.5h.01M12.5 9.5h.01`,
  calendar: `${box(3, 4, 14, 13)}M3 8.5h14M7 2.5V5M13 2.5V5`,
  chart: 'M3 17h14M5.5 14V9M10 14V4M14.5 14V7',
  check: 'M4 10.5 8 14.5 16 5.5',
  'check-circle': `${circle(10, 10, 7.5)}M6.5 10.3 9 12.8 13.5 7.5`,
  'chevron-down': 'M5.5 8 10 12.5 14.5 8',
  'chevron-left': 'M12 5.5 7.5 10 12 14.5',
  'chevron-right': 'M8 5.5 12.5 10 8 14.5',
  'chevron-up': 'M5.5 12 10 7.5 14.5 12',
  'chevrons-up-down': 'M6.5 7.5 10 4l3.5 3.5M6.5 12.5 10 16l3.5-3.5',
  clock: `${circle(10, 10, 7.5)}M10 5.5V10l3 2`,
  copy: `${box(7, 7, 10, 10)}M13 7V4.5A1.5 1.5 0 0 0 11.5 3h-7A1.5 1.5 0 0 0 3 4.5v7A1.5 1.5 0 0 0 4.5 13H7`,
  'credit-card': `${box(2, 4, 16, 12)}M2 8h16M5 12.5h3`,
  dots: `${dot(4.5, 10)}${dot(10, 10)}${dot(15.5, 10)}`,
  download: 'M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13',
  external: 'M11.5 3.5h5v5M16.5 3.5 9.5 10.5M14.5 11.5v3a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2h3',
  eye: `M1.8 10S4.8 4.5 10 4.5 18.2 10 18.2 10 15.2 15.5 10 15.5 1.8 10 1.8 10z${circle(10, 10, 2.5)}`,
  'eye-off':
    'M8.2 4.7Q9 4.5 10 4.5c5.2 0 8.2 5.5 8.2 5.5q-.8 1.5-2.2 2.9M5.2 6.2Q3 7.7 1.8 10c0 0 3 5.5 8.2 5.5q2 0 3.7-.9M8.3 8.3a2.5 2.5 0 0 0 3.5 3.5M3 3l14 14',
  file: 'M11.5 2.5h-6A1.5 1.5 0 0 0 4 4v12a1.5 1.5 0 0 0 1.5 1.5h9A1.5 1.5 0 0 0 16 16V7zM11.5 2.5V7H16M7 11h6M7 14h4',
  filter: 'M3 5h14M5.5 10h9M8 15h4',
  flag: 'M4.5 17.5v-14h10l-2 3.5 2 3.5h-10',
  folder:
    'M2.5 5.5A1.5 1.5 0 0 1 4 4h3.5l2 2.5H16A1.5 1.5 0 0 1 17.5 8v6.5A1.5 1.5 0 0 1 16 16H4a1.5 1.5 0 0 1-1.5-1.5z',
  globe: `${circle(10, 10, 7.5)}M2.5 10h15M10 2.5c2.2 2 3.3 4.5 3.3 7.5s-1.1 5.5-3.3 7.5c-2.2-2-3.3-4.5-3.3-7.5s1.1-5.5 3.3-7.5`,
  grid: `${box(3, 3, 5.5, 5.5)}${box(11.5, 3, 5.5, 5.5)}${box(3, 11.5, 5.5, 5.5)}${box(11.5, 11.5, 5.5, 5.5)}`,
  help: `${circle(10, 10, 7.5)}M7.8 8a2.2 2.2 0 1 1 3.3 1.9Q10 10.6 10 11.7M10 14.2h.01`,
  history: 'M3 4v4h4M3.3 8A7.2 7.2 0 1 1 2.8 11.2M10 6v4.2l2.8 1.8',
  home: 'M3 9 10 3l7 6v7a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM8 17v-5h4v5',
  info: `${circle(10, 10, 7.5)}M10 9.2v4.5M10 6.3h.01`,
  key: `${circle(6.5, 13.5, 3.5)}M9 11 16.5 3.5M13.5 6.5l2.5 2.5`,
  layers: 'M10 3 17.5 7 10 11 2.5 7zM3 10.5 10 14.3l7-3.8M3 13.7l7 3.8 7-3.8',
  list: 'M7 5h10M7 10h10M7 15h10M3.2 5h.01M3.2 10h.01M3.2 15h.01',
  lock: `${box(4, 9, 12, 8)}M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9`,
  'log-out': 'M8 3.5H5A1.5 1.5 0 0 0 3.5 5v10A1.5 1.5 0 0 0 5 16.5h3M8 10h9M13.5 6.5 17 10l-3.5 3.5',
  mail: `${box(2.5, 4, 15, 12)}M3 5.5l7 5.5 7-5.5`,
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  minus: 'M4 10h12',
  monitor: `${box(2.5, 3.5, 15, 10)}M7 17h6M10 13.5V17`,
  moon: 'M16.8 11.8A7.2 7.2 0 1 1 8.2 3.2a5.6 5.6 0 0 0 8.6 8.6z',
  package: 'M10 2.5 16.5 6v8L10 17.5 3.5 14V6zM3.5 6 10 9.5 16.5 6M10 9.5v8M6.7 4.3l6.6 3.5v3',
  pencil: 'M3.5 16.5l.8-3.5L13 4.3l2.7 2.7L7 15.7zM11.3 6 14 8.7',
  phone: `${box(5.5, 2, 9, 16)}M9 15h2`,
  play: 'M6 4l10 6-10 6z',
  plus: 'M10 4v12M4 10h12',
  refresh: 'M16.5 4v4h-4M3.5 16v-4h4M16 8A6.5 6.5 0 0 0 4.3 6.8M4 12a6.5 6.5 0 0 0 11.7 1.2',
  search: `${circle(9, 9, 5.5)}M13 13l4 4`,
  send: 'M17.5 2.5 2.5 8.5l6.5 2.5 2.5 6.5zM9 11l4.5-4.5',
  settings: `M3 6h5.5M13.5 6H17M3 14h3.5M11.5 14H17${circle(11, 6, 2.5)}${circle(9, 14, 2.5)}`,
  shield: 'M10 2.5 16.5 5v4.5c0 4-2.7 6.8-6.5 8-3.8-1.2-6.5-4-6.5-8V5z',
  'shield-check': 'M10 2.5 16.5 5v4.5c0 4-2.7 6.8-6.5 8-3.8-1.2-6.5-4-6.5-8V5zM7 10l2.2 2.2L13 8.3',
  star: 'M10 2.8l2.2 4.6 5 .7-3.6 3.5.9 5L10 14.2l-4.5 2.4.9-5L2.8 8.1l5-.7z',
  sun: `${circle(10, 10, 3.5)}M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1`,
  tag: 'M3 4.5A1.5 1.5 0 0 1 4.5 3H10l7 7-7 7-7-7zM6.7 6.7h.01',
  trash: 'M3.5 5.5h13M8 5.5v-2h4v2M5 5.5l.8 11h8.4l.8-11M8.5 9v4.5M11.5 9v4.5',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5h8.5a4.5 4.5 0 0 1 0 9H8',
  upload: 'M10 13V3.5M6 7l4-4 4 4M3.5 16.5h13',
  user: `${circle(10, 6.5, 3.5)}M3.5 17c0-3.5 2.8-5.5 6.5-5.5s6.5 2 6.5 5.5`,
  'user-plus': `${circle(8, 6.5, 3.5)}M2 17c0-3.5 2.5-5.5 6-5.5s6 2 6 5.5M16 6v5M13.5 8.5h5`,
  users: `${circle(7.5, 7, 3)}M2 16.5c0-3 2.3-4.8 5.5-4.8s5.5 1.8 5.5 4.8M12.5 4.3a3 3 0 0 1 0 5.4M14.5 12c2.2.6 3.5 2.2 3.5 4.5`,
  x: 'M5 5l10 10M15 5 5 15',
  'x-circle': `${circle(10, 10, 7.5)}M7.5 7.5l5 5M12.5 7.5l-5 5`,
} as const satisfies Record<string, string>

/** The name of an icon in the set. */
export type IconName = keyof typeof paths

/** All names, for galleries and choices. */
export const iconNames = Object.keys(paths) as readonly IconName[]

/**
 * A stroke icon in the text's color. Decoration unless it has a `label`, which screen readers then hear.
 * `size` is in px.
 */
export function Icon(props: {
  name: IconName
  size?: 14 | 16 | 20 | 24 | undefined
  label?: string | undefined
  className?: string | undefined
}) {
  const { name, size = 16, label, className } = props
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      className={classNames('icon', name === 'dots' && 'stroke-3', className)}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined ? true : undefined}
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
