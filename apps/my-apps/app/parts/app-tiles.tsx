import { Monogram } from '@latchkey/ui/tile'
import { Opener, placeOfApp } from './opener.tsx'
import type { Shelf, TileFacts } from './shelves.ts'

/** What every tile shares stands once on the list, so that a page of fifty stays small. */
const grid =
  'grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-3 ' +
  '*:relative *:flex *:min-w-0 *:items-center *:gap-3 *:rounded-lg *:border *:border-line *:bg-surface *:p-3 ' +
  '*:hover:border-line-strong *:hover:bg-hover/60'

/** The applications of a category as tiles. The whole tile opens the application; the link at its end tells about it. */
export function AppTiles({ shelf, label }: { shelf: Shelf<TileFacts>; label: string }) {
  return (
    <ul aria-label={label} className={grid}>
      {shelf.apps.map((app) => (
        <li key={app.id}>
          <Monogram name={app.name} />
          <div className="min-w-0 grow">
            <Opener
              app={app}
              className="block truncate font-medium text-ink after:absolute after:inset-0 after:rounded-lg"
            />
            <div className="line-clamp-2 text-sm text-muted">{app.about}</div>
          </div>
          <a
            href={placeOfApp(app)}
            aria-label={`Details of ${app.name}`}
            className="button button-quiet button-small relative"
          >
            Details
          </a>
        </li>
      ))}
    </ul>
  )
}
